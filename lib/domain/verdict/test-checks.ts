import type { Check } from "@/lib/domain/plan";
import { plural } from "@/lib/domain/words";
import type { CheckItem } from "./check-model";
import type { Point } from "./context";
import { guardRow, strict } from "./guard-rows";
import type { Guard } from "./guards";
import type { Judgement } from "./judgement";
import type { CaseStory } from "./proofs";
import { weakenings } from "./weakened";
import type { CheckState } from "./words";

export type TestsCheck = Extract<Check, { tests: unknown }>;

/** Files or selected tests that the check is about at a point; none: it is unknown. */
export function checkedGuards(
  { selectors, guards }: Judgement,
  check: TestsCheck,
  point: Point,
): Guard[] {
  return guards.active(selectors.guardsOf(check.tests), point);
}

/** Whether one file is as the check wants it. */
export function testItemState(
  judgement: Judgement,
  check: TestsCheck,
  guard: Guard,
  point: Point,
): CheckState {
  switch (check.are) {
    case "passing":
      return passing(judgement, guard, point);
    case "failing":
      return failing(judgement, guard, point);
    case "seen-failing":
      return seenFailing(judgement, guard, point);
    case "failed-then-passing":
      return both(seenFailing(judgement, guard, point), passing(judgement, guard, point));
    case "updated":
      return updated(judgement, guard, point);
  }
}

/** What one file is, in words behind its name. */
export function testItem(
  judgement: Judgement,
  check: TestsCheck,
  guard: Guard,
  point: Point,
): CheckItem {
  const state = testItemState(judgement, check, guard, point);
  const label = guard.rest === "" ? guard.path : `${guard.path}::${guard.rest}`;
  return { label, state, why: whyOf(judgement, check, guard, point), path: guard.path };
}

function both(first: CheckState, second: CheckState): CheckState {
  if (first === "not met" || second === "not met") return "not met";
  return first === "met" && second === "met" ? "met" : "unknown";
}

function passing({ guards }: Judgement, guard: Guard, point: Point): CheckState {
  const worst = guards.worst(guards.standings(guard, point).map(strict));
  if (worst === null || worst.state === "unknown") {
    // A failure that the suite expects is still one: not met, though nothing fires on it.
    return worst?.reason === "expected to fail" && hasExpectedFailure(worst)
      ? "not met"
      : "unknown";
  }
  return worst.state === "passing" ? "met" : "not met";
}

function hasExpectedFailure({
  file,
}: {
  readonly file: { readonly muted: readonly { readonly status: string }[] } | null;
}): boolean {
  return file?.muted.some(({ status }) => status === "xfailed") ?? false;
}

function failing({ guards }: Judgement, guard: Guard, point: Point): CheckState {
  const worst = guards.worst(guards.standings(guard, point).map(strict));
  if (worst === null || worst.state === "unknown") return "unknown";
  return worst.state === "failing" ? "met" : "not met";
}

function storiesAt(
  { proofs, guards }: Judgement,
  guard: Guard,
  point: Point,
): readonly CaseStory[] {
  const entry = guards.entryOf(guard.path);
  if (entry === null) return [];
  return proofs.atEnd(entry, guard.path).filter(({ from }) => from <= point.run);
}

/** Met when each case failed for its reason while violations stood; what only passed so far has not been seen failing. */
function seenFailing(judgement: Judgement, guard: Guard, point: Point): CheckState {
  const stories = storiesAt(judgement, guard, point);
  if (stories.length === 0) return "unknown";
  const isSeen = ({ proof }: CaseStory) => proof !== null && proof.run <= point.run;
  if (stories.every(isSeen)) return "met";
  const isRefuted = (story: CaseStory) =>
    !isSeen(story) &&
    (story.unproven === null || story.unproven.run > point.run) &&
    story.firstPass !== null &&
    story.firstPass.run <= point.run;
  return stories.some(isRefuted) ? "not met" : "unknown";
}

/** The position from which on a file has held neither a legacy nor an unplanned import, at the earliest the plan's start; null while it holds one. */
function cleanSince({ context, scopes }: Judgement, path: string, point: Point): number | null {
  const { legacy, unplanned } = scopes.of(path);
  const dirty = (at: number) => (legacy[at] ?? 0) + (unplanned[at] ?? 0) > 0;
  if (dirty(point.position)) return null;
  let since = point.position;
  while (since > context.start && !dirty(since - 1)) since -= 1;
  return since;
}

function updated(judgement: Judgement, guard: Guard, point: Point): CheckState {
  const { guards, context } = judgement;
  const presence = guards.presence(guard.path, point.position);
  if (presence.known && !presence.present) return "unknown";
  if (isUnread(judgement, guard.path, point)) return "unknown";
  const since = cleanSince(judgement, guard.path, point);
  if (since === null) return "not met";
  const environments = guards.environments(guard.path);
  const hasPassed = (environment: string) => {
    const { runs, states } = guards.line(guard, environment);
    return states.some((state, at) => {
      const run = runs[at] ?? -1;
      const isSince = run <= point.run && (context.index.runs[run]?.position ?? -1) >= since;
      return isSince && state.failing.length === 0 && state.passed > 0;
    });
  };
  return environments.length > 0 && environments.every(hasPassed) ? "met" : "unknown";
}

function isUnread({ scopes }: Judgement, path: string, point: Point): boolean {
  return (scopes.of(path).unreadable[point.position] ?? 0) > 0;
}

function whyOf(judgement: Judgement, check: TestsCheck, guard: Guard, point: Point): string {
  if (check.are === "updated") return updatedInWords(judgement, guard, point);
  const row = guardRow(judgement.guards, guard, point);
  if (check.are === "passing" || check.are === "failing") return row.why;
  const stories = storiesAt(judgement, guard, point);
  const seen = stories.filter(({ proof }) => proof !== null && proof.run <= point.run).length;
  if (stories.length === 0) return row.why;
  const counted = `${seen} of ${plural(stories.length, "case")} seen failing`;
  return check.are === "seen-failing" ? counted : `${counted}; now ${row.why}`;
}

function updatedInWords(judgement: Judgement, guard: Guard, point: Point): string {
  const { legacy, unplanned } = judgement.scopes.of(guard.path);
  const left = legacy[point.position] ?? 0;
  const outside = unplanned[point.position] ?? 0;
  const presence = judgement.guards.presence(guard.path, point.position);
  if (presence.known && !presence.present)
    return presence.wasPresent ? "its file is gone from the tree" : "its file is not in the tree";
  if (left + outside > 0) return `${left} legacy, ${outside} unplanned imports left`;
  if (updated(judgement, guard, point) === "met") {
    const isHollow = weakenings(judgement.guards, guard.path, point).some(
      ({ kind }) => kind === "imports lost",
    );
    return `no legacy or unplanned import, and passed since${isHollow ? "; but it imports nothing of the family any more" : ""}`;
  }
  return `no legacy or unplanned import, but it has not passed since: ${guardRow(judgement.guards, guard, point).why}`;
}
