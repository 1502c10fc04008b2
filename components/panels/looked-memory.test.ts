import { expect, test } from "vitest";
import { afterLook, parseLooked } from "./looked-memory";

const MINUTE = 60_000;

test("a first look has nothing before it; pages of one visit share what was before the visit", () => {
  const first = afterLook(null, "aaa", 0);
  expect(first).toEqual({ base: null, last: { sha: "aaa", at: 0 } });
  const sameVisit = afterLook(first, "bbb", 20 * MINUTE);
  expect(sameVisit.base).toBeNull();
  const nextDay = afterLook(sameVisit, "ccc", 1_000 * MINUTE);
  expect(nextDay.base).toEqual({ sha: "bbb", at: 20 * MINUTE });
  const nextPage = afterLook(nextDay, "ddd", 1_010 * MINUTE);
  expect(nextPage).toEqual({ base: nextDay.base, last: { sha: "ddd", at: 1_010 * MINUTE } });
});

test("what is stored is read back, and anything else is no memory", () => {
  const looked = afterLook(afterLook(null, "aaa", 0), "bbb", 99 * MINUTE);
  expect(parseLooked(JSON.stringify(looked))).toEqual(looked);
  for (const text of [null, "", "{", "{}", "3", '{"base":null,"last":{"sha":1,"at":2}}', "null"])
    expect(parseLooked(text)).toBeNull();
});
