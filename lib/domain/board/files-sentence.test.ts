import { describe, expect, it } from "vitest";
import type { FileRow } from "./file-rows";
import { filesSentences } from "./files-sentence";
import { noCounts } from "./judge";

function row(path: string, legacy: number, given: Partial<FileRow> = {}): FileRow {
  return {
    path,
    counts: { ...noCounts(), legacy },
    legacyModules: [],
    outsideModules: [],
    legacySince: null,
    lastChange: { position: 0, t: 0, sha: "" },
    reopened: 0,
    unreadable: "no",
    ...given,
  };
}

const ROWS = [row("src/app/a.py", 1), row("tests/unit/b.py", 5), row("tests/unit/c.py", 2)];

describe("filesSentences", () => {
  it("names the folder of the plan's critical files", () => {
    const { headline } = filesSentences(ROWS, ["src/app/a.py", "src/app/z.py", "tests/unit/b.py"]);
    expect(headline).toBe("3 files hold 8 legacy imports; 1 of the imports is in src/app.");
  });

  it("names the folder that holds most where the plan has no critical files", () => {
    expect(filesSentences(ROWS, []).headline).toBe(
      "3 files hold 8 legacy imports; 7 of the imports are in tests/unit.",
    );
  });

  it("says none and all in words", () => {
    expect(filesSentences(ROWS, ["lib/x/y.py"]).headline).toContain(
      "none of the imports are in lib/x.",
    );
    expect(filesSentences(ROWS.slice(1), ["tests/unit/b.py"]).headline).toBe(
      "2 files hold 7 legacy imports, all of them in tests/unit.",
    );
  });

  it("does not take missing imports for good news", () => {
    expect(filesSentences([], []).headline).toBe("No file has imported the plan's subject so far.");
    const outside = row("a/b/c.py", 0, {
      counts: { ...noCounts(), unplanned: 2, unclassified: 1 },
      unreadable: "not read",
      reopened: 1,
    });
    expect(filesSentences([outside], [])).toEqual({
      headline: "No file holds a legacy import.",
      lede: "3 imports in 1 file stand on paths that the plan does not judge. In 1 file an import came back after it had gone. 1 file cannot be read now: its row is hatched, and neither wrong nor clean.",
    });
  });
});
