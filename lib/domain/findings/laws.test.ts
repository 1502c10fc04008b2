import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PlacedFindings } from "./facts";
import { findingLives, type LivesContext } from "./lives";
import { matchFindings } from "./match";
import type { ReportedFinding } from "./report";

const finding = fc.record<ReportedFinding>({
  rule: fc.constantFrom("A", "B"),
  path: fc.constantFrom("a.py", "b.py", "c.py"),
  line: fc.option(fc.integer({ min: 1, max: 9 })),
  level: fc.constantFrom("error" as const, "note" as const),
  message: fc.constantFrom("x", "y"),
  toolKey: fc.option(fc.constantFrom("k1", "k2")),
  lineText: fc.option(fc.constantFrom("l1", "l2")),
  relation: fc.constant(null),
});
const report = fc.array(finding, { maxLength: 8 });
const gone = fc.constantFrom("", "a.py", "b.py");

const nameOf = ({ rule, path, message }: ReportedFinding) => `${rule} ${path} ${message}`;
const at = (list: readonly ReportedFinding[], index: number) =>
  nameOf(list[index] ?? list[0] ?? never());
function never(): never {
  throw new Error("no such finding");
}

describe("matching two reports", () => {
  it("new less fixed is the difference of the counts, and every finding is in it once", () => {
    fc.assert(
      fc.property(report, report, gone, (before, after, path) => {
        const { kept, fixed, introduced } = matchFindings(before, after, (one) => one === path);
        expect(introduced.length - fixed.length).toBe(after.length - before.length);
        const early = [...kept.map(([index]) => index), ...fixed].sort((a, b) => a - b);
        const late = [...kept.map(([, index]) => index), ...introduced].sort((a, b) => a - b);
        expect(early).toEqual([...before.keys()]);
        expect(late).toEqual([...after.keys()]);
      }),
      { numRuns: 500 },
    );
  });

  it("nothing with equal rule, path and message is both new and fixed", () => {
    fc.assert(
      fc.property(report, report, gone, (before, after, path) => {
        const { fixed, introduced } = matchFindings(before, after, (one) => one === path);
        const names = new Set(fixed.map((index) => at(before, index)));
        expect(introduced.filter((index) => names.has(at(after, index)))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it("a report again, in whatever order, changes nothing", () => {
    fc.assert(
      fc.property(report, gone, (before, path) => {
        const { fixed, introduced } = matchFindings(
          before,
          [...before].reverse(),
          (one) => one === path,
        );
        expect([fixed, introduced]).toEqual([[], []]);
      }),
    );
  });

  it("pairs only what has an equal rule, and an equal path unless that path is gone", () => {
    fc.assert(
      fc.property(report, report, gone, (before, after, path) => {
        for (const [early, late] of matchFindings(before, after, (one) => one === path).kept) {
          const [was, is] = [before[early], after[late]];
          expect(was?.rule).toBe(is?.rule);
          if (was?.path !== is?.path) expect(was?.path).toBe(path);
        }
      }),
    );
  });

  it("follows a moved file, and a line that moved within one", () => {
    const one = (path: string, line: number): ReportedFinding => ({
      ...{ rule: "A", path, line, level: "error", message: "x" },
      ...{ toolKey: null, lineText: "l", relation: null },
    });
    const isGone = (path: string) => path === "old.py";
    expect(matchFindings([one("old.py", 3)], [one("new.py", 9)], isGone).kept).toEqual([[0, 0]]);
    expect(matchFindings([one("a.py", 3)], [one("new.py", 3)], isGone).introduced).toEqual([0]);
    const shifted = matchFindings([one("a.py", 3), one("a.py", 7)], [one("a.py", 8)], isGone);
    expect(shifted).toEqual({ kept: [[1, 0]], fixed: [0], introduced: [] });
  });
});

const ALL: LivesContext = {
  placeOf: (path) => path,
  isGone: () => false,
  covers: (scope, path) => scope.length === 0 || scope.includes(path),
};

function placed(
  position: number,
  findings: readonly ReportedFinding[],
  more: Partial<PlacedFindings> = {},
): PlacedFindings {
  return {
    ...{ position, upload: position, ordinal: 0, startedAt: position, sha: String(position) },
    ...{ branch: null, tool: "t", version: "", variant: "", format: "sarif", scope: [] },
    ...{ incomplete: null, suppressed: 0, isScanned: true, findings },
    ...more,
  };
}

const one: ReportedFinding = {
  ...{ rule: "A", path: "a.py", line: 1, level: "error", message: "x" },
  ...{ toolKey: null, lineText: null, relation: null },
};
const spans = (reports: readonly PlacedFindings[], context = ALL) =>
  findingLives(reports, context).map(
    ({ opened, closed, openedHow }) => `${openedHow} ${opened}-${closed ?? ""}`,
  );

describe("lives of findings", () => {
  it("stand at a complete report of everything exactly as it says", () => {
    fc.assert(
      fc.property(fc.array(report, { minLength: 1, maxLength: 5 }), (reports) => {
        const lives = findingLives(
          reports.map((findings, index) => placed(index, findings)),
          ALL,
        );
        for (const [index, findings] of reports.entries()) {
          const standing = lives.filter(
            ({ opened, closed }) => opened <= index && (closed === null || closed > index),
          );
          expect(standing.length).toBe(findings.length);
        }
      }),
    );
  });

  it("end with a clean run, and come back as reopened", () => {
    expect(spans([placed(0, [one]), placed(1, []), placed(2, [one])])).toEqual([
      "introduced 0-1",
      "reopened 2-",
    ]);
  });

  it("are closed by no incomplete run, which still opens what it found", () => {
    const other = { ...one, rule: "B" };
    const reports = [placed(0, [one]), placed(1, [other], { incomplete: "it crashed" })];
    expect(spans(reports)).toEqual(["introduced 0-", "introduced 1-"]);
    expect(spans([...reports, placed(2, [other])])).toEqual(["introduced 0-2", "introduced 1-"]);
  });

  const broken = { ...one, rule: "(parse error)", message: "Parsing error: Unexpected token" };

  it("are kept, and not known to stand, where their file could not be parsed; others end", () => {
    const other = { ...one, path: "b.py" };
    const reports = [placed(0, [one, other]), placed(1, [broken])];
    expect(spans(reports)).toEqual(["introduced 0-1", "introduced 0-", "introduced 1-"]);
    const [, kept, error] = findingLives(reports, ALL);
    expect([kept?.isUnread, error?.isUnread]).toEqual([true, false]);
    // It is read again: then the report says what stands, and the parse error ends.
    const again = findingLives([...reports, placed(2, [one])], ALL);
    expect(again.filter(({ closed }) => closed === null)).toMatchObject([
      { finding: one, isUnread: false, opened: 0 },
    ]);
    expect(spans([...reports, placed(2, [])]).every((span) => !span.endsWith("-"))).toBe(true);
  });

  it("of a parse error end with another one, and with a file that is read", () => {
    const next = { ...broken, message: "Parsing error: Unexpected end", line: 9, lineText: "z" };
    expect(spans([placed(0, [broken]), placed(1, [next])])).toEqual([
      "introduced 0-1",
      "introduced 1-",
    ]);
  });

  it("are closed by no other tool, no other variant and no scope that does not cover them", () => {
    for (const more of [{ tool: "u" }, { variant: "v" }, { scope: ["b.py"] }]) {
      expect(spans([placed(0, [one]), placed(1, [], more)])).toEqual(["introduced 0-"]);
    }
    expect(spans([placed(0, [one]), placed(1, [], { scope: ["a.py"] })])).toEqual([
      "introduced 0-1",
    ]);
  });

  it("go on over a line that moved, and take what the last report says of them", () => {
    const moved = { ...one, line: 40, level: "note" as const };
    const [life] = findingLives([placed(0, [one]), placed(1, [moved])], ALL);
    expect(life).toMatchObject({ opened: 0, closed: null, finding: moved });
  });

  it("are none of what a tool calls no problem", () => {
    expect(spans([placed(0, [{ ...one, level: "none" }])])).toEqual([]);
  });
});
