import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { compareFile } from "@/lib/cli/verify-scanner/compare";
import { startReference } from "@/lib/cli/verify-scanner/reference";
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

  it("tells what is missing, too much, or on another line", () => {
    const file = read("import a\nimport a");
    const rows = [
      [1, "import", 0, "a", null, null, null],
      [3, "import", 0, "a", null, null, null],
    ] as const;
    expect(compareFile(file, { rows })).toMatchObject({
      is: "different",
      differences: [
        'not found: [3,"import",0,"a",null,null,null]',
        'not there: [2,"import",0,"a",null,null,null]',
      ],
    });
  });

  it("counts a false alarm as a difference", () => {
    expect(compareFile(read("x = ("), { rows: [] })).toMatchObject({ is: "different" });
  });

  it.each([
    ["x = (", true],
    ["x = 1 +", false],
  ])("says of %j whether the scanner named it too", (source, isNamed) => {
    expect(compareFile(read(source), { error: "e" })).toEqual({
      is: "broken",
      isNamed,
      error: "e",
    });
  });
});

describe.runIf(spawnSync("python3", ["--version"]).status === 0)("CPython itself", () => {
  it("agrees on every form and place, and refuses what is broken", async () => {
    const reference = await startReference();
    const source = [
      "import a, b.c as d",
      "from .e import (f,",
      "  g as h)",
      "if t.TYPE_CHECKING:",
      "  from i import *",
      "class J:",
      "  def k(self, l=import_module('m')):",
      "    try: import n",
      "    except o: import p",
      "    else: import q",
      "    finally: __import__(",
      "      'r.s')",
    ].join("\n");
    const answer = await reference.parse(encoder.encode(source));
    expect(compareFile(read(source), answer)).toEqual({ is: "equal", names: 10 });
    expect(await reference.parse(encoder.encode("x = ("))).toHaveProperty("error");
    reference.end();
  });
});
