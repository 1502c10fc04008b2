import { spawnSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { missingPackages } from "./install.mjs";
import { firstFreePort, tryPort } from "./port.mjs";
import { digestOf } from "./sources.mjs";

const root = resolve(import.meta.dirname, "../../..");
let scratch = "";

beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "plumbline-setup-"));
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

function put(path: string, content: string) {
  mkdirSync(join(scratch, dirname(path)), { recursive: true });
  writeFileSync(join(scratch, path), content);
}

function putPackages(path: string, packages: Record<string, object>) {
  put(path, JSON.stringify({ packages }));
}

describe("missing packages", () => {
  const wanted = {
    "": { name: "here" },
    "node_modules/a": { version: "1.0.0" },
    "node_modules/b": { version: "2.0.0", dev: true },
    "node_modules/c-win32": { version: "1.0.0", optional: true },
  };

  test("are all of them in a fresh clone, but those of other platforms", () => {
    putPackages("package-lock.json", wanted);
    expect(missingPackages(scratch)).toEqual(["node_modules/a", "node_modules/b"]);
  });

  test("are those that an installation without development packages left out", () => {
    putPackages("package-lock.json", wanted);
    putPackages("node_modules/.package-lock.json", { "node_modules/a": { version: "1.0.0" } });
    expect(missingPackages(scratch)).toEqual(["node_modules/b"]);
  });

  test("are those of another version than the lock's", () => {
    putPackages("package-lock.json", wanted);
    const { "node_modules/a": _, ...rest } = wanted;
    putPackages("node_modules/.package-lock.json", {
      ...rest,
      "node_modules/a": { version: "0.9.0" },
    });
    expect(missingPackages(scratch)).toEqual(["node_modules/a"]);
  });
});

test("the lock lists the packages of every platform: `npm ci` refuses it otherwise", () => {
  type Package = { readonly optionalDependencies?: Record<string, string> };
  const lock = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  const packages: Record<string, Package> = lock.packages;
  const named = Object.values(packages).flatMap((one) =>
    Object.keys(one.optionalDependencies ?? {}),
  );
  const listed = new Set(
    Object.keys(packages).map((path) => path.replace(/^.*node_modules\//, "")),
  );
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((name) => !listed.has(name))).toEqual([]);
});

describe("the digest of sources", () => {
  const digest = () => digestOf(scratch, ["app", "gone.ts"], (path) => path.endsWith(".test.ts"));

  test("changes with bytes and names, not with what is left out", () => {
    put("app/a.ts", "1");
    const first = digest();
    put("app/a.test.ts", "1");
    expect(digest()).toBe(first);
    put("app/a.ts", "2");
    const second = digest();
    expect(second).not.toBe(first);
    put("app/b.ts", "");
    expect(digest()).not.toBe(second);
  });
});

describe("the stand-in for the schema engine", () => {
  const stub = join(root, "lib/cli/setup/schema-engine-stub.mjs");

  test("answers for its version and nothing else", () => {
    expect(spawnSync(stub, ["--version"]).status).toBe(0);
    for (const args of [[], ["cli", "can-connect-to-database"], ["migrate", "--version"]]) {
      expect(spawnSync(stub, args).status, args.join(" ")).toBe(97);
    }
  });

  test.each(["migrate deploy", "db push"])("makes `prisma %s` fail loudly", (command) => {
    for (const path of ["prisma", "prisma.config.ts", "package.json"]) {
      cpSync(join(root, path), join(scratch, path), { recursive: true });
    }
    symlinkSync(join(root, "node_modules"), join(scratch, "node_modules"), "dir");
    const program = join(root, "node_modules/prisma/build/index.js");
    const run = spawnSync(process.execPath, [program, ...command.split(" ")], {
      cwd: scratch,
      encoding: "utf8",
      env: {
        NODE_ENV: "test",
        PATH: String(dirname(process.execPath)),
        DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
        PRISMA_SCHEMA_ENGINE_BINARY: stub,
      },
    });
    expect(run.status).not.toBe(0);
    expect(run.stderr).toMatch(/Schema engine error/);
  });
});

describe("ports", () => {
  test("that are taken are passed over", async () => {
    const server = createServer();
    const port = await new Promise<number>((listening) =>
      server.listen(0, "127.0.0.1", () => {
        const address = server.address();
        listening(typeof address === "object" && address ? address.port : 0);
      }),
    );
    expect(await tryPort(port)).toBeNull();
    expect(await firstFreePort(port)).toBeGreaterThan(port);
    const start = spawnSync(process.execPath, ["lib/cli/start.mjs", "--port", String(port)], {
      cwd: root,
      encoding: "utf8",
    });
    server.close();
    expect(start).toMatchObject({
      status: 3,
      stderr: expect.stringMatching(/^Port \d+ is taken: .*\n$/),
    });
  });
});

describe("options of npm start", () => {
  const start = (...args: string[]) =>
    spawnSync(process.execPath, ["lib/cli/start.mjs", ...args], { cwd: root, encoding: "utf8" });

  test("that nobody knows are a usage error", () => {
    expect(start("--prot", "4000")).toMatchObject({ status: 2, stdout: "" });
    expect(start("--port", "many").status).toBe(2);
    expect(start("--help")).toMatchObject({
      status: 0,
      stdout: expect.stringContaining("--no-demo"),
    });
  });
});
