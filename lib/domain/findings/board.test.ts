import { describe, expect, it } from "vitest";
import { type FindingsFacts, findingsBoard } from "./board";
import type { PlacedFindings } from "./facts";
import { findingLives } from "./lives";
import type { ReportedFinding } from "./report";

function one(rule: string, path: string): ReportedFinding {
  return {
    ...{ rule, path, line: 1, level: "error", message: rule },
    ...{ toolKey: null, lineText: null, relation: null },
  };
}

function report(
  position: number,
  tool: string,
  findings: readonly ReportedFinding[],
  incomplete: string | null = null,
): PlacedFindings {
  return {
    ...{ position, tool, findings, incomplete, upload: position, ordinal: 0, startedAt: position },
    ...{ sha: `c${position}`, branch: null, version: "", variant: "", format: "sarif" },
    ...{ scope: [], suppressed: 0, isScanned: true },
  };
}

function facts(
  reports: readonly PlacedFindings[],
  named: FindingsFacts["named"] = [],
): FindingsFacts {
  const lives = findingLives(reports, {
    placeOf: (path) => path,
    isGone: () => false,
    covers: () => true,
  });
  return { reports, lives, elsewhere: 0, timeOf: (position) => position * 1000, named };
}

const ALL = { show: "all", tool: "", rule: "" } as const;
const [A, B, C] = [one("A", "a.py"), one("B", "b.py"), one("C", "a.py")];
const LINE = [report(0, "ruff", [A, B]), report(1, "mypy", [C]), report(2, "ruff", [A])];

describe("the board of findings", () => {
  it("says that a tool of the URL never reported, and not that it did not come to its end", () => {
    expect(findingsBoard(facts(LINE), { ...ALL, tool: "nope" }).sentence).toBe(
      "No scanner named nope has reported",
    );
  });

  it("counts what stands behind each report, over all tools", () => {
    const board = findingsBoard(facts(LINE), ALL);
    expect(board.points.map(({ t, tool, standing }) => [t, tool, standing])).toEqual([
      [0, "ruff", 2],
      [1000, "mypy", 3],
      [2000, "ruff", 2],
    ]);
    expect(board.files.map(({ path, cells }) => [path, cells])).toEqual([
      ["a.py", [1, 2, 2]],
      ["b.py", [1, 1, 0]],
    ]);
    expect(board.rules.map(({ rule, standing, fixed }) => [rule, standing, fixed])).toEqual([
      ["A", 1, 0],
      ["C", 1, 0],
      ["B", 0, 1],
    ]);
  });

  it("draws nothing of a file before a report named it, nor of a rule before its tool reported", () => {
    const later = one("L", "late.py");
    const reports = [report(0, "ruff", [A]), report(1, "mypy", [C]), report(2, "ruff", [A, later])];
    const board = findingsBoard(facts(reports), ALL);
    expect(board.files.find(({ path }) => path === "late.py")?.cells).toEqual([null, null, 1]);
    const trendOf = (name: string) => board.rules.find(({ rule }) => rule === name)?.trend;
    expect([trendOf("C"), trendOf("L")]).toEqual([
      [null, 1, 1],
      [0, 0, 1],
    ]);
  });

  it("keeps what stood in a file that could not be parsed, and says that it is not known", () => {
    const broken = { ...one("(parse error)", "a.py"), message: "Parsing error: x" };
    const board = findingsBoard(
      facts([report(0, "ESLint", [A, B]), report(1, "ESLint", [broken])]),
      ALL,
    );
    expect(board.now).toBe(2);
    expect(board.tools[0]?.unread).toBe(1);
    expect(board.files.filter(({ isUnread }) => isUnread).map(({ path }) => path)).toEqual([
      "a.py",
    ]);
    expect(board.lede).toContain(
      "ESLint could not parse 1 file: what it had found there before is kept",
    );
  });

  it("compares with the first report of each tool: one that begins to report makes nothing worse", () => {
    const board = findingsBoard(facts(LINE), ALL);
    expect([board.now, board.atFirst]).toEqual([2, 3]);
    expect(board.sentence).toBe("2 findings stand in 1 file, 1 fewer than in the first reports");
  });

  it("is of one tool or one rule when asked", () => {
    const board = findingsBoard(facts(LINE), { ...ALL, tool: "ruff" });
    expect(board.points.map(({ standing }) => standing)).toEqual([2, 1]);
    expect(board.sentence).toBe(
      "1 finding of ruff stands in 1 file, 1 fewer than in the first report",
    );
    expect(findingsBoard(facts(LINE), { ...ALL, rule: "B" }).sentence).toBe(
      "No finding of B stands",
    );
  });

  it("shows what the plan names, and says what stands outside", () => {
    const board = findingsBoard(facts(LINE, [{ tool: "RUFF", rule: "A" }]), {
      ...ALL,
      show: "plan",
    });
    expect(board.standing).toEqual({ plan: 1, all: 2 });
    expect(board.sentence).toContain("1 finding that the plan names stands in 1 file");
    expect(board.lede).toContain("1 further finding stands outside the plan");
  });

  it("never says that nothing stands where a run did not come to its end", () => {
    const held = findingsBoard(facts([report(0, "ruff", [], "it crashed")]), ALL);
    expect(held.sentence).toBe("Not known how many findings stand: no scanner came to its end");
    const later = findingsBoard(facts([report(0, "ruff", []), report(1, "ruff", [], "x")]), ALL);
    expect(later.sentence).toBe("No finding stands, as far as is known");
    expect(later.tools[0]).toMatchObject({ incomplete: "x", lastComplete: { sha: "c0" } });
  });

  it("keeps the last of each stretch where there are more reports than columns", () => {
    const many = Array.from({ length: 500 }, (_, at) =>
      report(at, "ruff", at % 2 === 0 ? [A] : []),
    );
    const board = findingsBoard(facts(many), ALL);
    expect(board.columns.length).toBe(60);
    expect(board.points.length).toBe(400);
    expect(board.points.at(-1)).toMatchObject({ sha: "c499", standing: 0 });
    const sum = (key: "introduced" | "fixed") =>
      board.points.reduce((total, point) => total + point[key], 0);
    expect([sum("introduced"), sum("fixed")]).toEqual([250, 250]);
  });
});
