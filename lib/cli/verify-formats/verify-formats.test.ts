import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { UsageError } from "@/lib/cli/usage";
import { verifyFormats } from "@/lib/cli/verify-formats";
import { fixtureOf } from "@/lib/formats/fixtures/finding-fixtures";

let home = "";
let said: string[] = [];
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "formats-"));
  said = [];
  vi.spyOn(console, "log").mockImplementation((text) => void said.push(String(text)));
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(home, { recursive: true });
});

const problem = (code: string, row: number) => ({
  ...{ code, filename: "a.py", location: { row, column: 1 }, message: `${code} here` },
});
const REPORT = JSON.stringify([problem("A1", 1), problem("A2", 2)]);

type Row = readonly [path: string, format: string, expected: object];

function corpus(
  files: Readonly<Record<string, string>>,
  rows: readonly Row[],
  sets: string[] = [],
) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(home, path)), { recursive: true });
    writeFileSync(join(home, path), text);
  }
  const lines = rows.map((row) => [...row.slice(0, 2), JSON.stringify(row[2])].join("\t"));
  writeFileSync(join(home, "INDEX.tsv"), ["path\tformat\texpected", ...lines, ""].join("\n"));
  writeFileSync(join(home, "SETS.tsv"), ["set\tkind\tmembers\tcounts", ...sets, ""].join("\n"));
}

const verify = () => verifyFormats([home]);
const lastLine = () => said.at(-1);

test("nothing to compare is a failure, and no directory a fault of usage", async () => {
  expect(await verify()).toBe(1);
  expect(lastLine()).toContain("nothing was compared");
  writeFileSync(join(home, "INDEX.tsv"), "path\tformat\texpected\n");
  expect(await verify()).toBe(1);
  await expect(verifyFormats([])).rejects.toThrow(UsageError);
});

test("rows with their counts, refusals at their place and by their name are as stated", async () => {
  corpus(
    {
      "sub/a.json": REPORT,
      "sub/empty.json": "[]",
      "sub/cut.sarif": '{"version":"2.1.0","runs":[',
      "sub/none.sarif": "",
      "sub/old.sarif": '{"version":"1.0.0","runs":[]}',
      "sub/x.xml": "<pmd/>",
      "sub/suppressed.sarif": fixtureOf("sarif"),
    },
    [
      ["sub/a.json", "ruff-json", { parse: "ok", issues: 2, files: 1, rules: { A1: 1, A2: 1 } }],
      ["sub/empty.json", "ruff-json", { parse: "ok", issues: 0 }],
      ["sub/cut.sarif", "sarif", { parse: "error" }],
      ["sub/none.sarif", "sarif", { parse: "error" }],
      ["sub/old.sarif", "sarif", { parse: "ok", version: "1.0.0", results: 0 }],
      ["sub/x.xml", "negative", { parse: "must-be-rejected-or-other-format" }],
      ["sub/x.xml", "pmd-xml", { parse: "ok" }],
      [
        "sub/suppressed.sarif",
        "sarif",
        { ...{ parse: "ok", version: "2.1.0", runs: 1 }, results: 6, suppressed: 1 },
      ],
    ],
  );
  expect(await verify()).toBe(0);
  expect(lastLine()).toBe("8 of 8 files as stated; 0 of 0 sets; 0 differences.");
});

test.each([
  ["another count", ["a.json", "ruff-json", { parse: "ok", issues: 3 }], "issues 2 instead of 3"],
  ["a missing file", ["b.json", "ruff-json", { parse: "ok", issues: 2 }], "the file is not there"],
  ["what must be refused", ["a.json", "ruff-json", { parse: "error" }], "must be refused"],
  ["what must be another format", ["a.json", "negative", { parse: "x" }], "must be refused"],
  ["another format", ["a.json", "eslint-json", { parse: "ok", issues: 2 }], "read as ruff-json"],
  ["a refusal", ["c.json", "ruff-json", { parse: "ok", issues: 0 }], "refused: "],
  ["no expectation", ["a.json", "ruff-json", {}], "nothing that can be compared"],
] as const)("%s is a difference", async (_, row, words) => {
  corpus({ "a.json": REPORT, "c.json": "{" }, [row]);
  expect(await verify()).toBe(1);
  expect(said.join("\n")).toContain(words);
  expect(lastLine()).toContain("0 of 1 files as stated");
});

test("a set has its counts, and a sequence its steps", async () => {
  const later = JSON.stringify([problem("A1", 9)]);
  const rows: Row[] = [["a.json", "ruff-json", { parse: "ok", issues: 2 }]];
  corpus({ "a.json": REPORT, "b.json": later }, rows, ["s\tsequence\ta.json b.json\t2 1"]);
  expect(await verifyFormats([home, "--steps"])).toBe(0);
  expect(said).toContain("s: 1 fixed, 0 new");
  corpus({}, rows, ["s\tsame-run\ta.json b.json\t2 2", "t\tsequence\ta.json gone.json\t2 2"]);
  expect(await verify()).toBe(1);
  expect(said.join("\n")).toContain("b.json: 1 findings instead of 2");
  expect(said.join("\n")).toContain("gone.json: the file is not there");
});
