import { describe, expect, it } from "vitest";
import type { Unread } from "./file-history";
import { commitAt } from "./fixtures/file-life";
import { unreadNow } from "./unread-now";

function spell(from: number, to: number | null, listed = true): Unread {
  const reason = `reason ${from}`;
  return { from: commitAt(from), to: to === null ? null : commitAt(to), listed, reason };
}

describe("unreadNow", () => {
  it("is nothing where the file is readable now", () => {
    expect(unreadNow([])).toBeNull();
    expect(unreadNow([spell(1, 3)])).toBeNull();
  });

  it("starts with the first of the spells that touch, and says the last one's reason", () => {
    const found = unreadNow([spell(0, 2), spell(4, 6), spell(6, 8, false), spell(8, null)]);
    expect(found?.from.position).toBe(4);
    expect(found).toMatchObject({ isBestEffort: true, reason: "reason 8" });
  });
});
