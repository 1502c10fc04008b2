import { isStanding } from "@/lib/domain/board/counts";
import type { ImportClass } from "@/lib/domain/import-class";
import type { Check } from "@/lib/domain/plan";
import { plural } from "@/lib/domain/words";
import type { CheckItem } from "./check-model";
import type { Point } from "./context";
import { guardRow, strict } from "./guard-rows";
import type { Guard } from "./guards";
import type { Horizon } from "./horizon";
import type { Judgement } from "./judgement";
import type { CaseStory } from "./proofs";
import type { View } from "./views";
import { weakenings } from "./weakened";
import type { CheckState } from "./words";

export type TestsCheck = Extract<Check, { tests: unknown }>;

/** Files or selected tests that the check is about at a point; none: it is unknown. */
export function checkedGuards(
  { selectors, views }: Judgement,
  check: TestsCheck,
  point: Point,
): Guard[] {
  return views.active(selectors.guardsOf(check.tests), point);
}

/** Until when a check's state at a point is sure not to change. */
export function checkHorizon(judgement: Judgement, check: TestsCheck, point: Point): Horizon {
  const { selectors, horizons, views } = judgement;
  const guards = selectors.guardsOf(check.tests);
  const { run: first, position, now } = views.until(guards, point);
  let run = first;
  if (check.are === "updated")
    for (const guard of guards)
      if (testItemState(judgement, check, guard, point) === "unknown")
        run = Math.min(run, horizons.of(guard, point, true).run);
  if (check.are === "seen-failing" || check.are === "failed-then-passing")
    for (const guard of guards) run = Math.min(run, nextChapter(judgement, guard, point));
  return { run, position, now };
}

/** The next run at which the story of a case goes on. */
function nextChapter({ proofs, guards }: Judgement, { path }: Guard, point: Point): number {
  const entry = guards.entryOf(path);
  return entry === null ? Number.POSITIVE_INFINITY : proofs.nextTurn(entry, path, point);
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
      return viewPasses(judgement, judgement.views.of(guard, point));
    case "failing":
      return viewFails(judgement, judgement.views.of(guard, point));
    case "seen-failing":
      return seenFailing(judgement, guard, point);
    case "failed-then-passing":
      return both(
        seenFailing(judgement, guard, point),
        viewPasses(judgement, judgement.views.of(guard, point)),
      );
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

/** Whether a guard that is seen so passes. */
export function viewPasses({ guards }: Judgement, { standings }: View): CheckState {
  const worst = guards.worst(standings.map(strict));
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

/** Whether a guard that is seen so fails. */
export function viewFails({ guards }: Judgement, { standings }: View): CheckState {
  const worst = guards.worst(standings.map(strict));
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

/** Legacy and unplanned imports of a file that stand at a position. */
function standingIn({ context }: Judgement, path: string, position: number) {
  const of = (name: string) =>
    (context.spans.get(path) ?? []).filter(
      (span) => span.class === name && isStanding(span, position),
    ).length;
  return { legacy: of("legacy"), unplanned: of("unplanned") };
}

/** The position from which on a file has held neither a legacy nor an unplanned import, at the earliest the plan's start; null while it holds one. */
function cleanSince(judgement: Judgement, path: string, { position }: Point): number | null {
  const { context } = judgement;
  const { legacy, unplanned } = standingIn(judgement, path, position);
  if (legacy + unplanned > 0) return null;
  const ends = (context.spans.get(path) ?? [])
    .filter(({ class: name, to }) => isDirt(name) && to >= 0 && to <= position)
    .map(({ to }) => to);
  return Math.max(context.start, ...ends);
}

function isDirt(name: ImportClass): boolean {
  return name === "legacy" || name === "unplanned";
}

function updated(judgement: Judgement, guard: Guard, point: Point): CheckState {
  const { guards, context } = judgement;
  const presence = guards.presence(guard.path, point.position);
  if (presence.known && !presence.present) return "unknown";
  if (isUnread(judgement, guard.path, point)) return "unknown";
  const since = cleanSince(judgement, guard.path, point);
  if (since === null) return "not met";
  const environments = guards.environments(guard.path, point);
  const hasPassed = (environment: string) => {
    const run = guards.lastPass(guard, environment, point);
    return (context.index.runs[run]?.position ?? -1) >= since;
  };
  return environments.length > 0 && environments.every(hasPassed) ? "met" : "unknown";
}

function isUnread({ context }: Judgement, path: string, { position }: Point): boolean {
  const { spells, paths } = context.facts;
  return spells.some(
    ({ path: id, from, to }) => from <= position && (to < 0 || to > position) && paths[id] === path,
  );
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
  const { legacy, unplanned } = standingIn(judgement, guard.path, point.position);
  const presence = judgement.guards.presence(guard.path, point.position);
  if (presence.known && !presence.present)
    return presence.wasPresent ? "its file is gone from the tree" : "its file is not in the tree";
  if (isUnread(judgement, guard.path, point)) return "its file could not be read";
  if (legacy + unplanned > 0)
    return `${legacy} legacy, ${plural(unplanned, "unplanned import")} left`;
  if (updated(judgement, guard, point) === "met") {
    const isHollow = weakenings(judgement.guards, guard.path, point).some(
      ({ kind }) => kind === "imports lost",
    );
    return `no legacy or unplanned import, and passed since${isHollow ? "; but it imports nothing of the family any more" : ""}`;
  }
  return `no legacy or unplanned import, but it has not passed since: ${guardRow(judgement.guards, guard, point).why}`;
}
