import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

type Broken = { readonly rule: string; readonly file: string; readonly code: string };

const uses = (from: string) => `import { x } from "${from}"; export const y = x;`;

/** Files that break no rule; the broken ones below import them. */
const SOUND: Record<string, string> = {
  "app/page.ts": `${uses("@/lib/server/read/burndown")} export const a = 1;`,
  "components/charts/burndown-chart.ts": uses("@/lib/domain/burndown"),
  "components/panels/burndown-panel.ts": `import "@tanstack/react-query"; ${uses("@/lib/api/burndown")}`,
  "components/panels/prose.tsx": `export const P = () => <p title="x">Every import of it, and import { y } from "nowhere"</p>;`,
  "components/ui/button.ts": `import "react"; export const x = 1;`,
  "lib/api/burndown.ts": `import "@tanstack/react-query"; ${uses("@/lib/domain/burndown")} export { x } from "@/lib/domain/burndown";`,
  "lib/cli/scan.ts": `import "node:fs"; ${uses("@/lib/scanner/history")}`,
  "lib/cli/store/export.ts": uses("@/lib/server/db/client"),
  "lib/domain/burndown.ts": "export const x = 1;",
  "lib/domain/burndown.test.ts": `import "node:fs"; import "zod"; ${uses("./burndown")} export const x = 1;`,
  "lib/formats/format.ts": uses("@/lib/domain/burndown"),
  "lib/formats/junit/parse.ts": `import "zod"; import "../format"; export const x = 1;`,
  "lib/scanner/history.ts": `import "node:child_process"; export { x } from "./languages/python";`,
  "lib/scanner/languages/python.ts": `export { x } from "@/lib/domain/burndown";`,
  "lib/server/db/client.ts": `import "pg"; import "@prisma/client"; export const x = 1;`,
  "lib/server/http/route.ts": "export const x = 1;",
  "lib/server/read/burndown.ts": `import "../../formats/junit/parse"; export { x } from "../db/client";`,
};

const BROKEN: readonly Broken[] = [
  { rule: "domain-is-pure", file: "lib/domain/b1.ts", code: `import "react";` },
  { rule: "domain-is-pure", file: "lib/domain/b2.ts", code: `import "node:fs";` },
  {
    rule: "domain-is-pure",
    file: "lib/domain/b3.ts",
    code: `import type { ZodType } from "zod"; export type X = ZodType;`,
  },
  { rule: "domain-is-pure", file: "lib/domain/b4.ts", code: uses("@/lib/formats/junit/parse") },
  {
    rule: "formats-know-only-the-domain",
    file: "lib/formats/junit/b1.ts",
    code: uses("@/lib/server/read/burndown"),
  },
  { rule: "formats-know-only-the-domain", file: "lib/formats/b2.ts", code: `import "node:fs";` },
  {
    rule: "formats-do-not-know-each-other",
    file: "lib/formats/sarif/b1.ts",
    code: uses("../junit/parse"),
  },
  { rule: "scanner-knows-only-the-domain", file: "lib/scanner/b1.ts", code: `import "zod";` },
  {
    rule: "scanner-knows-only-the-domain",
    file: "lib/scanner/b2.ts",
    code: uses("@/lib/formats/junit/parse"),
  },
  { rule: "languages-are-pure", file: "lib/scanner/languages/b1.ts", code: `import "node:fs";` },
  { rule: "languages-are-pure", file: "lib/scanner/languages/b2.ts", code: uses("../history") },
  {
    rule: "typescript-has-its-parser",
    file: "lib/scanner/languages/typescript/b1.ts",
    code: `import "node:fs";`,
  },
  {
    rule: "scanner-knows-only-the-domain",
    file: "lib/scanner/b3.ts",
    code: `import "oxc-parser";`,
  },
  {
    rule: "only-lib-server-touches-prisma",
    file: "app/b1.ts",
    code: `import type { Prisma } from "@prisma/client"; export type X = Prisma.JsonValue;`,
  },
  { rule: "only-lib-server-touches-prisma", file: "lib/cli/store/b2.ts", code: `import "pg";` },
  { rule: "app-asks-questions", file: "app/b3.ts", code: uses("@/lib/server/db/client") },
  { rule: "app-asks-questions", file: "app/b4.ts", code: uses("@/lib/scanner/history") },
  {
    rule: "cli-meets-the-store-at-one-door",
    file: "lib/cli/b1.ts",
    code: uses("@/lib/server/db/client"),
  },
  {
    rule: "cli-store-commands-skip-http",
    file: "lib/cli/store/b1.ts",
    code: uses("@/lib/server/http/route"),
  },
  {
    rule: "nothing-imports-the-command-line",
    file: "lib/server/b1.ts",
    code: `export { y } from "@/lib/cli/scan";`,
  },
  { rule: "server-does-not-scan", file: "lib/server/b2.ts", code: uses("@/lib/scanner/history") },
  { rule: "api-is-browser-safe", file: "lib/api/b1.ts", code: `import "zod";` },
  { rule: "api-is-browser-safe", file: "lib/api/b2.ts", code: `import "node:fs";` },
  {
    rule: "browser-code-never-reaches-the-server",
    file: "components/b1.ts",
    code: `export { y } from "./b1-between";`,
  },
  {
    rule: "components-know-api-and-domain",
    file: "components/b2.ts",
    code: uses("@/lib/formats/junit/parse"),
  },
  {
    rule: "components-know-api-and-domain",
    file: "components/panels/b3.tsx",
    code: `export const P = () => <p>{String(import("@/lib/formats/junit/parse"))}</p>;`,
  },
  {
    rule: "components-know-api-and-domain",
    file: "components/panels/b4.tsx",
    code: `import type { Y } from "@/lib/formats/junit/parse"; export const P = (p: { y: Y }) => <p>{p.y}</p>;`,
  },
  { rule: "components-use-no-node", file: "components/panels/b1.ts", code: `import "node:fs";` },
  {
    rule: "charts-only-draw",
    file: "components/charts/b1.ts",
    code: `import "@tanstack/react-query";`,
  },
  { rule: "charts-only-draw", file: "components/charts/b2.ts", code: uses("@/lib/api/burndown") },
  { rule: "charts-only-draw", file: "components/charts/b3.ts", code: `import "next/link";` },
  { rule: "lib-never-imports-components", file: "lib/b1.ts", code: uses("@/components/ui/button") },
  { rule: "ui-knows-no-product", file: "components/ui/b1.ts", code: uses("@/lib/domain/burndown") },
  {
    rule: "nothing-imports-app",
    file: "components/b3.ts",
    code: `export { x } from "@/app/b-leaf";`,
  },
  { rule: "tests-only-from-tests", file: "lib/domain/b5.ts", code: uses("./burndown.test") },
  {
    rule: "tests-only-from-tests",
    file: "lib/formats/junit/b2.ts",
    code: uses("./fixtures/sample"),
  },
  {
    rule: "no-cycles",
    file: "lib/domain/b6.ts",
    code: `export { y } from "./b7-back"; export const x = 1;`,
  },
  { rule: "everything-resolves", file: "app/b5.ts", code: `import "./nowhere";` },
];

/** What the broken files need beside the sound ones, and the complaints that these themselves must raise. */
const BESIDE: Record<string, string> = {
  "app/b-leaf.ts": "export const x = 1;",
  "components/b1-between.ts": `export { x as y } from "@/lib/server/read/burndown";`,
  "lib/domain/b7-back.ts": `export { x as y } from "./b6";`,
  "lib/formats/junit/fixtures/sample.ts": "export const x = 1;",
};
const BESIDE_COMPLAINTS = [
  "browser-code-never-reaches-the-server: components/b1-between.ts",
  "components-know-api-and-domain: components/b1-between.ts",
];

const root = resolve(import.meta.dirname, "..");
let scratch = "";

function house(name: string, files: Record<string, string>): string {
  const folder = join(scratch, name);
  for (const [path, code] of Object.entries(files)) {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), `${code}\n`);
  }
  for (const config of [".dependency-cruiser.cjs", "tsconfig.json", "package.json"]) {
    cpSync(join(root, config), join(folder, config));
  }
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
  return folder;
}

function checkDeps(folder: string) {
  const program = join(root, "lib/cli/check-deps.mjs");
  const run = spawnSync(process.execPath, [program], { cwd: folder, encoding: "utf8" });
  const complaints = run.stderr.split("\n").filter((line) => line !== "");
  return { status: run.status, complaints, summary: run.stdout.trim() };
}

function rulesBrokenBy(complaints: readonly string[], file: string): string[] {
  const named = complaints.filter((line) => line.includes(`: ${file} -> `));
  return [...new Set(named.map((line) => line.replace(/^error ([^:]+):.*/, "$1")))];
}

beforeAll(() => {
  scratch = mkdtempSync(join(tmpdir(), "plumbline-rules-"));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("import rules", () => {
  test("let a sound house pass", () => {
    expect(checkDeps(house("sound", SOUND))).toMatchObject({ status: 0, complaints: [] });
  });

  test("each fire alone when broken", () => {
    const files = Object.fromEntries(BROKEN.map(({ file, code }) => [file, code]));
    const { status, complaints } = checkDeps(house("broken", { ...SOUND, ...BESIDE, ...files }));
    expect(status).toBe(1);
    for (const { file, rule } of BROKEN) {
      expect(rulesBrokenBy(complaints, file), file).toEqual([rule]);
    }
    const others = complaints
      .map((line) => line.replace(/^error (.*) -> .*$/, "$1"))
      .filter((line) => !BROKEN.some(({ file }) => line.endsWith(`: ${file}`)));
    expect(new Set(others)).toEqual(new Set(BESIDE_COMPLAINTS));
  });

  test("are each broken by a case above", () => {
    const config = createRequire(import.meta.url)("../.dependency-cruiser.cjs");
    const rules: string[] = config.forbidden.map((rule: { name: string }) => rule.name);
    expect(new Set(BROKEN.map(({ rule }) => rule))).toEqual(new Set(rules));
  });

  test("do not pass when nothing was read", () => {
    const { status, complaints } = checkDeps(house("empty", { "lib/empty/readme.txt": "" }));
    expect(status).toBe(1);
    expect(complaints.join()).toMatch(/0 modules were read|said nothing/);
  });
});
