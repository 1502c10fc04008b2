import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoDay, isoInstant, parseDay, parseDuration, parseInstant } from "@/lib/domain/time";

describe("parseDay", () => {
  it("is 00:00 UTC of the day", () => {
    expect(parseDay("2025-09-14")).toBe(1_757_808_000_000);
    expect(parseDay("1970-01-01")).toBe(0);
    expect(parseDay("2024-02-29")).toBe(1_709_164_800_000);
  });

  it.each(["2025-02-29", "2025-13-01", "2025-00-10", "1969-12-31", "2201-01-01", "14.09.2025", ""])(
    "refuses %j",
    (text) => {
      expect(parseDay(text)).toBeNull();
    },
  );
});

describe("parseInstant", () => {
  it.each([
    ["2025-09-14T05:12:27Z", 1_757_826_747_000],
    ["2025-09-14T05:12:27.250Z", 1_757_826_747_250],
    ["2025-09-14T05:12:27.2509999Z", 1_757_826_747_250],
    ["2025-09-14T07:12:27+02:00", 1_757_826_747_000],
    ["2025-09-13T22:12:27-0700", 1_757_826_747_000],
    ["2025-09-14T05:12Z", 1_757_826_720_000],
    ["1969-12-31T20:00:00-05:00", 3_600_000],
  ])("reads %s", (text, instant) => {
    expect(parseInstant(text)).toBe(instant);
  });

  it.each([
    "2025-09-14T05:12:27",
    "2025-09-14",
    "2025-02-30T00:00:00Z",
    "2025-09-14T24:00:00Z",
    "2025-09-14T05:60:00Z",
    "2025-09-14T05:12:61Z",
    "2025-09-14T05:12:27+25:00",
    "1970-01-01T00:00:00+01:00",
    "9999-01-01T00:00:00Z",
    "Sun Sep 14 05:12:27 2025 +0000",
    "",
  ])("refuses %j", (text) => {
    expect(parseInstant(text)).toBeNull();
  });

  it("reads back every second that isoInstant writes", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 7_289_654_399 }), (second) => {
        expect(parseInstant(isoInstant(second * 1000))).toBe(second * 1000);
      }),
    );
  });
});

describe("parseDuration", () => {
  it.each([
    ["90m", 5_400_000],
    ["24h", 86_400_000],
    ["7d", 604_800_000],
    ["2w", 1_209_600_000],
    ["0h", null],
    ["h", null],
    ["1.5h", null],
    ["24", null],
    ["24hours", null],
  ])("%s", (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
  });
});

describe("isoDay", () => {
  it("is the day in UTC", () => {
    expect(isoDay(1_757_826_747_250)).toBe("2025-09-14");
  });
});
