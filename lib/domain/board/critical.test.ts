import { describe, expect, it } from "vitest";
import { type CriticalState, criticalFinding, criticalRows, type InTree } from "./critical";
import type { FileRow } from "./file-rows";
import { noCounts } from "./judge";

function file(path: string, change: Partial<FileRow> & { readonly legacy?: number } = {}): FileRow {
  const { legacy = 0, ...rest } = change;
  return {
    path,
    counts: { ...noCounts(), legacy },
    legacyModules: [],
    outsideModules: [],
    legacySince: null,
    lastChange: { position: 0, t: 0, sha: "0" },
    reopened: 0,
    unreadable: "no",
    ...rest,
  };
}

const everywhere: InTree = () => true;
const critical = (...paths: string[]) => ({
  criticalFiles: paths.map((path) => ({ path, risk: "high" as const, guards: [] })),
});

function stateOf(row: FileRow | null, inTree: InTree = everywhere): CriticalState | undefined {
  return criticalRows(critical("a.py"), row ? [row] : [], inTree)[0]?.state;
}

describe("a critical file", () => {
  it.each([
    ["legacy", file("a.py", { legacy: 1 })],
    ["outside", file("a.py", { counts: { ...noCounts(), canonical: 2, unplanned: 1 } })],
    ["canonical", file("a.py", { counts: { ...noCounts(), canonical: 1 } })],
    ["none", file("a.py")],
    ["none", null],
    ["unknown", file("a.py", { unreadable: "not read", counts: { ...noCounts(), canonical: 1 } })],
  ] as const)("is %s", (state, row) => {
    expect(stateOf(row)).toBe(state);
  });

  it("is missing when the tree lacks it, whatever it once held", () => {
    expect(stateOf(file("a.py", { legacy: 3 }), () => false)).toBe("missing");
  });

  it("is unknown when nothing says which files there are and no import of it was seen", () => {
    expect(stateOf(null, () => null)).toBe("unknown");
  });

  it("may be named by a pattern, which stands for the files that it matches", () => {
    const rows = criticalRows(
      critical("core/**"),
      [file("core/a.py"), file("core/b.py", { legacy: 2 }), file("other.py", { legacy: 9 })],
      everywhere,
    );
    expect(rows.map(({ path }) => path)).toEqual(["core/b.py", "core/a.py"]);
  });

  it("stands worst first", () => {
    const rows = criticalRows(
      critical("a.py", "b.py", "c.py"),
      [file("b.py", { counts: { ...noCounts(), unplanned: 1 } }), file("c.py", { legacy: 1 })],
      everywhere,
    );
    expect(rows.map(({ state }) => state)).toEqual(["legacy", "outside", "none"]);
    expect(criticalFinding(rows)).toBe("2 of 3 critical files are off the canonical path");
  });
});

describe("the finding", () => {
  it("does not take unknown for good", () => {
    const rows = criticalRows(critical("a.py", "b.py"), [], () => null);
    expect(criticalFinding(rows)).toBe("2 of 2 critical files cannot be judged");
  });

  it("says so when nothing is critical", () => {
    expect(criticalFinding([])).toBe("The plan names no critical file");
  });
});
