import { describe, expect, it } from "vitest";
import { CLOSED_HOW } from "../lives/version";
import { isProgress, lifeEnd } from "./life-end";

const NOTHING = { canonical: false, outside: false, legacy: false };

describe("lifeEnd", () => {
  it.each([
    ["legacy", "gone", { ...NOTHING, canonical: true }, "converted"],
    ["legacy", "gone", { ...NOTHING, outside: true }, "left"],
    ["legacy", "gone", { ...NOTHING, legacy: true }, "removed"],
    ["legacy", "gone", NOTHING, "removed"],
    ["legacy", "fileDeleted", { ...NOTHING, canonical: true }, "fileDeleted"],
    ["legacy", "unreadable", NOTHING, "unreadable"],
    ["legacy", "unreadable", { ...NOTHING, canonical: true }, "converted"],
    ["legacy", "renamed", NOTHING, "renamed"],
    ["canonical", "gone", { ...NOTHING, legacy: true }, "takenBack"],
    ["canonical", "gone", { ...NOTHING, outside: true }, "takenBack"],
    ["canonical", "gone", { ...NOTHING, canonical: true, legacy: true }, "replaced"],
    ["canonical", "gone", NOTHING, "removed"],
    ["canonical", "fileDeleted", NOTHING, "fileDeleted"],
    ["canonical", "unreadable", NOTHING, "unreadable"],
    ["canonical", "unreadable", { ...NOTHING, canonical: true }, "replaced"],
    ["unplanned", "gone", { ...NOTHING, canonical: true }, "converted"],
  ] as const)("%s, %s, beside %o: %s", (was, how, beside, end) => {
    expect(lifeEnd(was, CLOSED_HOW[how], beside)).toBe(end);
  });

  it("counts as progress only what the ledger counts, and of legacy imports only", () => {
    expect(isProgress("legacy", "converted")).toBe(true);
    expect(isProgress("legacy", "removed")).toBe(true);
    expect(isProgress("legacy", "left")).toBe(false);
    expect(isProgress("unplanned", "converted")).toBe(false);
  });
});
