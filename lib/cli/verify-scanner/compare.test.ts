import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { compareFile, compareReadings } from "@/lib/cli/verify-scanner/compare";
import { startInterpreter } from "@/lib/cli/verify-scanner/reference";
import { readPython } from "@/lib/scanner/languages/python/read-python";

const encoder = new TextEncoder();
const read = (source: string) => readPython(encoder.encode(source));

describe("the comparison with CPython", () => {
  it("calls equal what is equal, strings left aside", () => {
    const file = read("import a\nfrom .b import c as d\nx = 'e.f'");
    const rows = [
      [1, "import", 0, "a", null, null, null],
      [2, "from", 1, "b", "c", "d", null],
    ] as const;
    expect(compareFile(file, { rows })).toEqual({ is: "equal", names: 2 });
  });

  it.each<[string, readonly (string | number | null)[]]>([
    ["line", [3, "from", 1, "b", "c", "d", "try"]],
    ["kind", [2, "dynamic", 1, "b", "c", "d", "try"]],
    ["level", [2, "from", 0, "b", "c", "d", "try"]],
    ["module", [2, "from", 1, "B", "c", "d", "try"]],
    ["name", [2, "from", 1, "b", "C", "d", "try"]],
    ["alias", [2, "from", 1, "b", "c", null, "try"]],
    ["where", [2, "from", 1, "b", "c", "d", null]],
  ])("sees another %s", (_, row) => {
    const answer = JSON.parse(JSON.stringify({ rows: [row] }));
    expect(compareFile(read("try:\n  from .b import c as d\nfinally: x"), answer)).toEqual({
      is: "different",
      names: 1,
      differences: [
        `not found: ${JSON.stringify(row)}`,
        'not there: [2,"from",1,"b","c","d","try"]',
      ],
    });
  });

  it("sees what is there twice, on its line unless that is not known", () => {
    const file = read("import a\nimport a");
    const rows = [
      [1, "import", 0, "a", null, null, null],
      [1, "import", 0, "a", null, null, null],
    ] as const;
    expect(compareFile(file, { rows })).toMatchObject({ is: "different" });
    expect(compareFile(file, { rows }, { hasLines: false, mustParse: true })).toMatchObject({
      is: "equal",
    });
    const [row] = rows;
    expect(compareFile(file, { rows: [row] }, { hasLines: false, mustParse: true })).toMatchObject({
      is: "different",
    });
  });

  it("counts a false alarm as a difference, unless another grammar was needed", () => {
    const file = read("x = (");
    expect(compareFile(file, { rows: [] })).toMatchObject({ is: "different" });
    expect(compareFile(file, { rows: [] }, { hasLines: true, mustParse: false })).toMatchObject({
      is: "equal",
    });
  });

  it("sees a reading that hangs on what was read before", () => {
    expect(compareReadings(read("import a"), read("import a"))).toBeNull();
    expect(compareReadings(read("import a"), read("\nimport a"))).toMatchObject({
      is: "different",
    });
  });

  it.each([
    ["import a\nx = (", true, 1],
    ["x = 1 +", false, 0],
  ])("says of %j whether the scanner named it too", (source, isNamed, recovered) => {
    expect(compareFile(read(source), { error: "e" })).toEqual({
      is: "broken",
      isNamed,
      recovered,
      error: "e",
    });
  });
});

describe.runIf(spawnSync("python3", ["--version"]).status === 0)("CPython itself", () => {
  const FORMS = [
    "import a, b.c as d",
    "from .e import (f,",
    "  g as h)",
    "if t.TYPE_CHECKING:",
    "  from i import *",
    "class J:",
    "  def k(self, l=2):",
    "    try: import n",
    "    except o: import p",
    "    else: import q",
    "    finally: import r",
    "for s in t:",
    "  async def u(): ",
    "    with v: import w",
    "  while x: from . import y",
  ].join("\n");

  it("agrees on every form and place, and refuses what is broken", async () => {
    const python = await startInterpreter("python3", 2);
    const source = `${FORMS}\ndef z(l=import_module('m')):\n  return lambda: __import__(\n   'r.s')`;
    const answers = await Promise.all(
      ["x = (", FORMS, source].map((text) => python.parse(encoder.encode(text))),
    );
    expect(answers[0]).toHaveProperty("error");
    for (const [index, names] of [
      [1, 11],
      [2, 13],
    ] as const) {
      const answer = answers[index] ?? { error: "no answer" };
      expect(compareFile(read([FORMS, source][index - 1] ?? ""), answer)).toEqual({
        is: "equal",
        names,
      });
    }
    python.end();
  });

  it("finds the same when it visits statements only as when it visits everything", async () => {
    const python = await startInterpreter("python3", 1);
    const [quick, deep] = await Promise.all([
      python.parse(encoder.encode(FORMS)),
      python.parse(encoder.encode(`${FORMS}\n# import_module`)),
    ]);
    expect(quick).toEqual(deep);
    python.end();
  });

  it("cannot be started where there is none", async () => {
    await expect(startInterpreter("no-such-python", 1)).rejects.toThrow(
      "no-such-python could not be started.",
    );
  });
});
