import { describe, expect, it } from "vitest";
import type { BreakdownRow, OutsideRow } from "./breakdown";
import {
  directoriesFinding,
  ledgerFinding,
  modulesFinding,
  outsideFinding,
  worstFinding,
} from "./findings";
import type { Ledger } from "./ledger";

const NO_LEDGER: Ledger = {
  start: 0,
  end: 0,
  in: { introduced: 0, reopened: 0, scopeAdded: 0 },
  out: {
    converted: 0,
    removed: 0,
    left: 0,
    fileDeleted: 0,
    unreadable: 0,
    exempted: 0,
    scopeRemoved: 0,
  },
  moved: { in: 0, out: 0 },
  progress: 0,
  cameIn: 0,
};
const row = (key: string, now: number): BreakdownRow => ({ key, now, files: 1, ledger: NO_LEDGER });
const outside = (module: string, imports: number): OutsideRow => ({
  module,
  class: "unplanned",
  imports,
  files: 1,
});
const same = (module: string) => module;

describe("findings", () => {
  it("say that little of what went was progress", () => {
    const out = { ...NO_LEDGER.out, removed: 237, left: 1517 };
    expect(ledgerFinding({ ...NO_LEDGER, out, progress: 237 })).toBe(
      "Only 237 of 1,754 closed imports were progress",
    );
  });

  it("say so when nothing went", () => {
    expect(ledgerFinding({ ...NO_LEDGER, cameIn: 3 })).toBe("No legacy import went, 3 came in");
    expect(ledgerFinding(NO_LEDGER)).toBe("No legacy import came in or went");
  });

  it("name the path that holds the most", () => {
    expect(modulesFinding([row("a.b", 3), row("a.c", 2)], same)).toBe("a.b holds the most: 3 of 5");
    expect(modulesFinding([row("a.b", 3), row("a.c", 0)], same)).toBe(
      "a.b is the one legacy path left",
    );
    expect(modulesFinding([row("a.b", 0)], same)).toBe("No legacy path is imported any more");
  });

  it("name the folders that hold the most", () => {
    expect(directoriesFinding([row("x", 3), row("y", 2), row("z", 1)])).toBe(
      "Two folders hold 5 of 6",
    );
    expect(directoriesFinding([row("x", 3)])).toBe("x holds all 3");
  });

  it("count each module outside the plan once, whatever its classes", () => {
    expect(outsideFinding([outside("a", 1250), outside("a", 206), outside("b", 9)], same)).toBe(
      "1,456 of 1,465 outside the plan share one path",
    );
    expect(outsideFinding([], same)).toBe("Every import of the subject is judged by the plan");
  });
});

describe("the files with the most", () => {
  const file = (legacy: number) => ({ path: `${legacy}.py`, counts: { legacy } });
  it.each([
    [[], 0, 0, "No file holds a legacy import"],
    [[file(3)], 3, 1, "One file holds all 3 legacy imports"],
    [[file(20), file(1)], 90, 40, "One file holds 20 of 90 legacy imports"],
    [
      [file(13), file(10)],
      679,
      374,
      "At most 13 legacy imports in one file; no single file dominates",
    ],
  ])("%j of %i in %i files", (worst, legacy, legacyFiles, said) => {
    expect(worstFinding(worst, { legacy, legacyFiles })).toBe(said);
  });
});
