import { expect, test } from "vitest";
import type { MarkSpan } from "@/lib/domain/board/marks";
import { withRoom } from "./mark-lanes";

function mark(id: string, from: number, to: number | null): MarkSpan {
  return { id, word: "fired", why: id, from, to, kind: "incident" };
}

test("a word has room up to the next mark of its lane, not up to where its own span ends", () => {
  const spans = [mark("late", 60, 61), mark("long", 10, 90), mark("open", 80, null)];
  expect(
    withRoom(spans, 0, 100).map(({ span, room }) => [span.id, Math.round(room * 100)]),
  ).toEqual([
    ["long", 50],
    ["late", 1],
    ["open", 20],
  ]);
});

test("what the axis does not show takes no room from what it shows", () => {
  const spans = [mark("before", 0, 10), mark("shown", 30, 60), mark("after", 110, null)];
  expect(withRoom(spans, 20, 100).map(({ span }) => span.id)).toEqual(["shown"]);
});
