import { expect, it } from "vitest";
import { capitalised, counted, numberWord, timesInWords } from "./number-words";

it.each([
  [0, "no paths"],
  [1, "one path"],
  [12, "twelve paths"],
  [13, "13 paths"],
  [1468, "1,468 paths"],
])("counts %d in words up to twelve", (count, text) => {
  expect(counted(count, "path")).toBe(text);
});

it("leaves the noun to the sentence around it", () => {
  expect([0, 3, 12, 1468].map(numberWord)).toEqual(["no", "three", "twelve", "1,468"]);
});

it("says how often, and starts a sentence", () => {
  expect([1, 2, 3].map(timesInWords)).toEqual(["once", "twice", "three times"]);
  expect(capitalised(counted(6, "life", "lives"))).toBe("Six lives");
});
