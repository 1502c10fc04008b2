import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  formatAge,
  formatChange,
  formatClock,
  formatCount,
  formatDay,
  formatIso,
  formatLongDay,
  formatMoment,
  formatPlural,
  formatShare,
  formatSpan,
  formatStamp,
  shortSha,
} from "./format";

const AT = Date.UTC(2025, 8, 17, 15, 44, 29);
const MIN = 60_000;
const HOUR = 60 * MIN;
const DAY = 24 * HOUR;

describe("numbers", () => {
  it.each([
    [0, "0"],
    [999, "999"],
    [1468, "1,468"],
    [1234567, "1,234,567"],
    [-240, "−240"],
    [-12345, "−12,345"],
    [1234.5, "1,234.5"],
    [-0, "0"],
  ])("writes the count %d as %s", (value, text) => {
    expect(formatCount(value)).toBe(text);
  });

  it.each([
    [116, "+116"],
    [-240, "−240"],
    [0, "0"],
  ])("writes the change %d as %s", (value, text) => {
    expect(formatChange(value)).toBe(text);
  });

  it.each([
    [43, 2027, "2.1%"],
    [1456, 2436, "59.8%"],
    [3, 7, "43%"],
    [0, 500, "0%"],
    [500, 500, "100%"],
    [9999, 10000, "99.9%"],
    [1, 100000, "0.1%"],
    [1, 0, "–"],
  ])("writes %d of %d as %s", (part, whole, text) => {
    expect(formatShare(part, whole)).toBe(text);
  });

  it("never rounds a part to all or nothing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 1_000_000 }), fc.nat(), (whole, seed) => {
        const text = formatShare(1 + (seed % (whole - 1)), whole);
        expect(["0%", "0.0%", "100%", "100.0%"]).not.toContain(text);
      }),
    );
  });

  it("reads back as the same number", () => {
    fc.assert(
      fc.property(fc.integer(), (value) => {
        const back = Number(formatCount(value).replaceAll(",", "").replace("−", "-"));
        expect(back).toBe(value);
      }),
    );
  });

  it("knows one from many", () => {
    expect([0, 1, 1200].map((count) => formatPlural(count, "file"))).toEqual([
      "0 files",
      "1 file",
      "1,200 files",
    ]);
    expect(formatPlural(2, "entry", "entries")).toBe("2 entries");
  });
});

describe("dates are UTC", () => {
  it("writes days, clocks and moments", () => {
    expect(formatDay(AT)).toBe("17 Sep");
    expect(formatLongDay(AT)).toBe("17 September");
    expect(formatClock(Date.UTC(2025, 8, 16, 0, 7))).toBe("00:07");
    expect(formatMoment(AT)).toBe("17 Sep 15:44");
    expect(formatStamp(AT)).toBe("17 Sep 2025 15:44");
    expect(formatIso(AT)).toBe("2025-09-17T15:44:29Z");
  });

  it("adds the year only where it could be doubted", () => {
    expect(formatMoment(AT, Date.UTC(2026, 0, 1))).toBe("17 Sep 2025 15:44");
    expect(formatMoment(AT, Date.UTC(2025, 11, 31))).toBe("17 Sep 15:44");
  });
});

describe("spans", () => {
  it.each([
    [0, "0 s"],
    [-5, "0 s"],
    [44_000, "44 s"],
    [2 * MIN, "2 min"],
    [2 * MIN + 44_000, "2 min 44 s"],
    [2 * HOUR + 55 * MIN, "2 h 55 min"],
    [2 * HOUR + 54 * MIN + 55_000, "2 h 55 min"],
    [23 * HOUR + 59 * MIN + 59_000, "1 d"],
    [5 * DAY, "5 d"],
    [3 * DAY + 15 * HOUR + 59 * MIN, "3 d 15 h"],
    [700 * DAY, "700 d"],
    [1200 * DAY, "3 y 104 d"],
  ])("writes %d ms as %s", (ms, text) => {
    expect(formatSpan(ms)).toBe(text);
  });

  it("writes ages on both sides of now", () => {
    expect(formatAge(AT - 2 * HOUR - 10 * MIN - 31_000, AT)).toBe("2 h 10 min ago");
    expect(formatAge(AT + 3 * DAY, AT)).toBe("in 3 d");
    expect(formatAge(AT - 59_000, AT)).toBe("just now");
    expect(formatAge(AT - 3 * MIN - 12_000, AT)).toBe("3 min ago");
  });
});

it("shortens a sha to eight digits", () => {
  expect(shortSha("ec3d06f9a1b2c3d4")).toBe("ec3d06f9");
});
