import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  durationMs,
  filePlace,
  incompleteText,
  looksLikeFile,
  messageText,
  nameText,
  storableText,
} from "@/lib/formats/report-text";
import { zonedTime } from "@/lib/formats/report-time";
import { isStorable } from "@/lib/formats/text";

it("storableText is always storable, and changes nothing that was", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.boolean(), (text, isOdd) => {
      const given = isOdd ? `${text}\0\ud800` : text;
      expect(isStorable(storableText(given))).toBe(true);
      expect(storableText(given).length).toBe(given.length);
      if (isStorable(given)) expect(storableText(given)).toBe(given);
    }),
  );
});

it("nameText collapses blanks", () => {
  expect(nameText("  a \t\n b\u0000 ")).toBe("a b\ufffd");
});

it.each([
  ["./a/b.py", "a/b.py"],
  ["..\\a\\b.py", "../a/b.py"],
  ["C:\\ci\\a.cs", "C:/ci/a.cs"],
  ["file:///home/a.ts", "/home/a.ts"],
])("filePlace(%j) is %j", (path, place) => {
  expect(filePlace(path)).toBe(place);
});

it.each([
  ["src/a.test.ts", true],
  ["a.test.ts", true],
  ["t.bats", true],
  ["org.shop.CartTest", false],
  ["com.shop.py", false],
  ["example.com/shop/cart", false],
  ["describe a/b.ts", false],
])("looksLikeFile(%j): %s", (name, expected) => {
  expect(looksLikeFile(name)).toBe(expected);
});

describe("messageText", () => {
  it.each([
    ["m", "t", "m\nt"],
    ["m", "m\nt", "m\nt"],
    ["", " t ", "t"],
    ["\u001b[31mred\u001b[0m", "", "red"],
    [" ", "", null],
  ])("of %j and %j is %j", (message, trace, expected) => {
    expect(messageText(message, trace)).toBe(expected);
  });
});

it.each([
  [1.2345, "s", 1235],
  [-1, "s", null],
  [Number.NaN, "s", null],
  [1e12, "ms", null],
  [0.4, "ms", 0],
] as const)("durationMs(%s, %s) is %s", (value, unit, expected) => {
  expect(durationMs(value, unit)).toBe(expected);
});

it("incompleteText says the first reasons and the number of the others", () => {
  expect(incompleteText(["a", "b", "c", "d", "e"])).toBe("a; b; c; and 2 more");
  expect(incompleteText([])).toBeNull();
});

it.each([
  ["2026-03-01T10:00:00Z", Date.UTC(2026, 2, 1, 10)],
  ["2026-03-01T10:00:00.5+01:00", Date.UTC(2026, 2, 1, 9, 0, 0, 500)],
  ["2026-03-01 10:00:00 UTC", Date.UTC(2026, 2, 1, 10)],
  ["Sun, 01 Mar 2026 10:00:00 GMT", Date.UTC(2026, 2, 1, 10)],
  ["1 Mar 2026 10:00:00 GMT", Date.UTC(2026, 2, 1, 10)],
  ["2026-03-01T10:00:00", null],
  ["0001-01-01T00:00:00Z", null],
  ["2026-99-01T10:00:00Z", null],
  ["2421.447", null],
  ["0", null],
  ["", null],
])("zonedTime(%j) is %s", (text, expected) => {
  expect(zonedTime(text)).toBe(expected);
});
