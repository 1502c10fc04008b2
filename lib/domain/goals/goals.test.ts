import { expect, test } from "vitest";
import type { Act } from "../acts";
import type { JudgedSpan } from "../board/judge";
import { goalSubject, parseGoal, standingGoals } from "./goal";
import { type GoalFacts, judgeGoal, worstGoal } from "./judge-goal";

const DUE = Date.UTC(2025, 11, 18);

function act(id: number, kind: Act["kind"], subject: string): Act {
  return { id, kind, subject, by: "Ada", at: id, reason: "because" };
}

function span(from: number, to: number, over: Partial<JudgedSpan> = {}): JudgedSpan {
  return {
    ...{ life: 0, path: 0, target: 0, class: "legacy", from, to },
    ...{ opening: "introduced", closing: to < 0 ? null : "converted" },
    ...over,
  };
}

function judge(
  spans: readonly JudgedSpan[],
  over: Partial<GoalFacts> = {},
  kind: "convert" | "hold" = "convert",
) {
  const facts = {
    ...{
      spans,
      position: 9,
      setAt: 3,
      now: DUE - 1,
      isUnreadable: false,
      isUnplannedAllowed: false,
    },
    ...over,
  };
  const due = kind === "convert" ? DUE : null;
  return judgeGoal({ kind, due, path: "a.py" }, facts).state;
}

test("a goal's key says what it is, and only a whole one is read", () => {
  const convert = goalSubject("convert", "a/b:c.py", "2025-12-17");
  expect(parseGoal(convert)).toEqual({ kind: "convert", due: DUE, path: "a/b:c.py" });
  expect(parseGoal(goalSubject("hold", "a.py"))).toEqual({ kind: "hold", due: null, path: "a.py" });
  for (const text of ["goal:convert:2025-02-30:a.py", "goal:convert::a.py", "goal:hold:", "step:x"])
    expect(parseGoal(text)).toBeNull();
});

test("a goal stands until its key is withdrawn, by whomever, and again when it is set again", () => {
  const [one, two] = [goalSubject("hold", "a.py"), goalSubject("convert", "a.py", "2025-12-17")];
  const acts = [
    act(1, "goal", one),
    act(2, "goal", two),
    act(3, "note", one),
    act(4, "ungoal", one),
  ];
  expect(standingGoals(acts).map(({ subject }) => subject)).toEqual([two]);
  expect(standingGoals([...acts, act(5, "goal", one)]).map(({ set }) => set.id)).toEqual([2, 5]);
});

test("to convert by a day is on time until the day is over, late after it, and met when nothing legacy is left", () => {
  const stands = span(0, -1);
  const canonical = span(5, -1, { class: "canonical" });
  expect(judge([stands])).toBe("on time");
  expect(judge([stands], { now: DUE })).toBe("late");
  expect(judge([stands, span(5, -1)])).toBe("worsened");
  expect(judge([span(0, 5), canonical], { now: DUE })).toBe("met");
  expect(judge([span(0, 5)], { now: DUE })).toBe("met");
});

test("not to worsen is met while no more stand than when it was set", () => {
  expect(judge([span(0, -1)], { now: DUE }, "hold")).toBe("met");
  expect(judge([span(0, -1), span(4, -1)], {}, "hold")).toBe("worsened");
  expect(judge([span(0, -1), span(4, 6)], {}, "hold")).toBe("met");
});

test("what is not known is never met", () => {
  expect(judge([span(0, 5)], { isUnreadable: true })).toBe("unknown");
  expect(judge([])).toBe("unknown");
  for (const closing of ["fileDeleted", "moved", "unreadable"] as const)
    for (const kind of ["convert", "hold"] as const)
      expect(judge([span(0, 5, { closing })], {}, kind), `${closing} ${kind}`).toBe("unknown");
  const outside = span(5, -1, { class: "unplanned" });
  expect(judge([span(0, 5), outside])).toBe("unknown");
  expect(judge([span(0, 5), outside], { isUnplannedAllowed: true })).toBe("met");
  expect(worstGoal(["met", "unknown", "on time"])).toBe("unknown");
  expect(worstGoal([])).toBeNull();
});
