import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  civil,
  dayInWords,
  inWords,
  momentInWords,
  percentInWords,
  plural,
  signed,
  sinceInWords,
  spanInWords,
} from "./words";

describe("words", () => {
  test.each([
    ["plan start", "since plan start"],
    ["the first commit", "since the first commit"],
    ["7 days ago", "in the last 7 days"],
  ])("changes since %s came %s", (label, words) => {
    expect(sinceInWords(label)).toBe(words);
  });

  test("the civil calendar agrees with the platform's", () => {
    fc.assert(
      fc.property(fc.integer({ min: -62_135_596_800_000, max: 253_402_300_799_000 }), (ms) => {
        const date = new Date(ms);
        expect(civil(ms)).toEqual({
          year: date.getUTCFullYear(),
          month: date.getUTCMonth() + 1,
          day: date.getUTCDate(),
        });
      }),
    );
  });

  test.each([
    [0, "0"],
    [999, "999"],
    [1468, "1,468"],
    [1_234_567, "1,234,567"],
  ])("%i reads %s", (count, text) => expect(inWords(count)).toBe(text));

  test("changes carry a sign, with a true minus", () => {
    expect([signed(116), signed(-240), signed(0)]).toEqual(["+116", "−240", "0"]);
  });

  test.each([
    [40_000, "40 s"],
    [164_000, "2 min 44 s"],
    [10_500_000, "2 h 55 min"],
    [313_200_000, "3 d 15 h"],
    [3_600_000, "1 h"],
  ])("%i ms reads %s", (ms, text) => expect(spanInWords(ms)).toBe(text));

  test("a share is 100.0% only when it is all of it, and 0.0% only when it is none", () => {
    expect(percentInWords(9999, 10_000)).toBe("99.9%");
    expect(percentInWords(1, 100_000)).toBe("0.1%");
    expect(percentInWords(1456, 2436)).toBe("59.8%");
    expect(percentInWords(0, 0)).toBe("–");
    expect(percentInWords(5, 5)).toBe("100.0%");
  });

  test("days and moments are told in UTC", () => {
    const moment = Date.UTC(2025, 8, 16, 0, 7, 57);
    expect(dayInWords(moment)).toBe("16 September");
    expect(momentInWords(moment)).toBe("16 Sep 00:07");
    expect(plural(1, "file")).toBe("1 file");
    expect(plural(1468, "file")).toBe("1,468 files");
  });
});
