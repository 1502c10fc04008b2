import { describe, expect, it } from "vitest";
import { heatFinding, heatSentences } from "./heat-sentences";

const TOLD = {
  columns: [],
  columnMs: 1,
  imports: 679,
  filesNow: 374,
  filesNoLonger: 1019,
  unreadableFiles: 255,
  turned: 877,
  value: "violations",
  startsAt: Date.UTC(2025, 8, 14),
  outside: 0,
  now: Date.UTC(2025, 8, 17),
} as const;

describe("heatSentences", () => {
  it("says how many files hold one now, and how many no longer do", () => {
    expect(heatSentences(TOLD)).toEqual({
      headline:
        "Of the 1,393 files drawn here, 374 hold a legacy import now and 1,019 no longer do.",
      lede: "877 of them came to hold a legacy import, or ceased to, since 14 September. 255 files could not be read for part of the time and are hatched, not pale.",
    });
  });

  it("speaks of one file, of unplanned imports, and leaves out what does not apply", () => {
    const told = { ...TOLD, filesNow: 1, filesNoLonger: 0, unreadableFiles: 0, turned: null };
    expect(heatSentences({ ...told, value: "unplanned" })).toEqual({
      headline: "Of the 1 file drawn here, 1 holds an unplanned import now and 0 no longer do.",
      lede: "",
    });
  });

  it("says what is not drawn, since pale is not converted", () => {
    const warning =
      "1,725 imports outside the plan are not drawn: a file that went pale may hold one.";
    expect(heatSentences({ ...TOLD, outside: 1725 }).lede.startsWith(warning)).toBe(true);
    expect(heatSentences({ ...TOLD, outside: 1725, value: "unplanned" }).lede).not.toContain(
      "drawn:",
    );
  });

  it("says so where no file ever held one", () => {
    const told = { ...TOLD, filesNow: 0, filesNoLonger: 0 };
    expect(heatSentences(told).headline).toBe("No file has held a legacy import so far.");
  });
});

describe("heatFinding", () => {
  it.each([
    [[], "Nothing to draw: no file held a legacy import"],
    [[8, 600, 71], "8 legacy imports in g0, 671 elsewhere"],
    [[0, 3], "No legacy import in g0, 3 elsewhere"],
    [[1, 0], "1 legacy import in g0, none elsewhere"],
    [[1], "1 legacy import in g0"],
  ])("of %j is %s", (counts, finding) => {
    const groups = counts.map((now, index) => ({ name: `g${index}`, now }));
    expect(heatFinding("violations", groups)).toBe(finding);
  });
});
