import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { cleanUp, repository } from "@/lib/scanner/testing";
import { runCheck } from "./testing";

afterEach(cleanUp);

const PLAN = `format: plumbline.plan/1
id: move
version: 1
title: Move
subject:
  canonical: [{ module: src/new/thing }, { module: packages/core/src, names: [Core] }]
  legacy: [{ module: src/old/thing }, { module: old-core, names: [Core] }]
scope: { include: ["**/*.ts"] }
strategy: { targets: { new: 20, update: 60, validation: 20 } }
`;

const BASE = {
  "plumbline.yaml": PLAN,
  "package.json": '{"name":"root","workspaces":["packages/*"]}',
  "tsconfig.json": '{"compilerOptions":{"paths":{"@/*":["./src/*"]}}}',
  "packages/core/package.json": '{"name":"@x/core","main":"src/index.ts"}',
  "packages/core/src/index.ts": "export const Core = 1;\n",
  "src/old/thing.ts": "export const a = 1;\n",
  "src/new/thing.ts": "export const a = 1;\n",
};

describe("plumbline check --fix in TypeScript", () => {
  it.each([
    ["relative", 'import { a } from "../old/thing";\n', 'import { a } from "../new/thing";\n'],
    [
      "with an ending",
      "import { a as b } from '../old/thing.js'; // é\n",
      "import { a as b } from '../new/thing.js'; // é\n",
    ],
    [
      "by an alias",
      'import type { a } from "@/old/thing";\n',
      'import type { a } from "@/new/thing";\n',
    ],
    [
      "a re-export",
      '\ufeffexport { a } from "@/old/thing";\n',
      '\ufeffexport { a } from "@/new/thing";\n',
    ],
    ["a package", 'import { Core } from "old-core";\n', 'import { Core } from "@x/core";\n'],
  ])("keeps the style of the specifier: %s", async (_, source, wanted) => {
    const { directory, commit, git } = repository();
    commit(BASE);
    git("checkout", "-q", "-b", "work");
    commit({ "src/app/use.ts": source });
    const { code, out } = await runCheck(directory, "--fix");
    expect(readFileSync(join(directory, "src/app/use.ts"), "utf8")).toBe(wanted);
    expect(out).toContain("Fixed 1 import in 1 file, left 0.");
    expect(code).toBe(0);
  });

  it.each([
    [
      "names that part",
      'import { Core, Other } from "old-core";\n',
      "Its names go to different places.",
    ],
    [
      "a call",
      'const a = await import("@/old/thing");\n',
      "Only import and export statements are written.",
    ],
    [
      "a broken file",
      'import { a } from "@/old/thing";\nconst {\n',
      "The file does not parse as a module",
    ],
  ])("leaves %s", async (_, source, why) => {
    const { directory, commit, git } = repository();
    commit(BASE);
    git("checkout", "-q", "-b", "work");
    commit({ "src/app/use.ts": source });
    const { code, out } = await runCheck(directory, "--fix");
    expect(readFileSync(join(directory, "src/app/use.ts"), "utf8")).toBe(source);
    expect(out).toContain(why);
    expect(code).toBe(1);
  });
});
