import { expect, test } from "vitest";
import { type Reading, readingText, readLeftMs, readPart } from "./reading";

const START: Reading = {
  ...{ compared: 0, ofCompared: 1_000, filesRead: 0, ofFiles: 0, bytesRead: 0, readMs: 0 },
};

test("before any content is read, how many commits are compared", () => {
  expect(readPart(START)).toBeNull();
  expect(readLeftMs({ ...START, compared: 400, readMs: 9_000 })).toBeNull();
  expect(readingText({ ...START, compared: 400 })).toBe("comparing 400 of 1,000 commits");
});

test("while commits are still compared, the rest is expected to bring as much", () => {
  const half = { ...START, compared: 500, filesRead: 300, ofFiles: 600, bytesRead: 9e6 };
  expect(readPart(half)).toBe(0.25);
  expect(readLeftMs({ ...half, readMs: 3_000 })).toBe(9_000);
  expect(readLeftMs({ ...half, readMs: 1_000 })).toBeNull();
  expect(readingText({ ...half, readMs: 3_000 })).toBe(
    "reading 300 of 600 file versions known so far, 3 MB a second",
  );
});

test("when all is known and read, nothing is left", () => {
  const whole = { ...START, compared: 1_000, filesRead: 1, ofFiles: 1, readMs: 5_000 };
  expect([readPart(whole), readLeftMs(whole)]).toEqual([1, null]);
  expect(readingText(whole)).toBe("reading 1 of 1 file version, 0 MB a second");
});
