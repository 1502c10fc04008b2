import { capitalised } from "@/lib/domain/number-words";
import type { TestStatus } from "@/lib/domain/tests/report";
import { holdsTest, isFailure } from "@/lib/domain/tests/results";
import { plural } from "@/lib/domain/words";
import { titleOfId } from "./check-words";
import { atPosition, runRef } from "./context";
import type { Guard } from "./guards";
import type { Judgement } from "./judgement";
import type { StatusSpan, TestHistory } from "./test-model";
import { testRow } from "./test-rows";
import { triggerGuards } from "./trigger-states";

const RESULTS_SHOWN = 400;

type Result = {
  readonly run: number;
  readonly environment: string;
  readonly status: TestStatus;
  readonly isRetried: boolean;
  readonly message: number | null;
};

/** One test over all its runs; `durations` in ms by upload. Null for an unknown key. */
export function testHistory(
  judgement: Judgement,
  key: string,
  durations: (test: number, uploads: readonly number[]) => ReadonlyMap<number, number>,
): TestHistory | null {
  const { context, guards } = judgement;
  const { index } = context;
  const test = findTest(judgement, key);
  if (test === null) return null;
  const row = testRow(judgement, test);
  const results = resultsOf(judgement, test, row.place);
  const shown = results.slice(-RESULTS_SHOWN);
  const took = durations(
    test,
    shown.flatMap(({ run }) => index.runs[run]?.reports.map(({ upload }) => upload) ?? []),
  );
  const entry = guards.entryOf(row.place);
  const presence = guards.presence(row.place, context.end.position);
  const spans = spansOf(judgement, results);
  const flips = flipsOf(spans);
  return {
    ...row,
    planVersion: context.plan.version,
    sentence: sentenceOf(row.why, results.length, flips),
    spans,
    results: shown.flatMap(({ run, status, isRetried }) => {
      const ref = runRef(context, run);
      const uploads = index.runs[run]?.reports.map(({ upload }) => upload) ?? [];
      const durationMs = uploads
        .map((upload) => took.get(upload))
        .findLast((ms) => ms !== undefined);
      return ref === null ? [] : [{ run: ref, status, isRetried, durationMs: durationMs ?? null }];
    }),
    runsTotal: results.length,
    flips,
    guards: guardedBy(judgement, test, row.place),
    entry: entry
      ? {
          path: entry.path,
          category: entry.category,
          bucket: entry.bucket,
          note: entry.note ?? null,
          mustFailFirst: entry.mustFailFirst,
        }
      : null,
    tree: !presence.known
      ? "unknown"
      : presence.present
        ? "in the tree"
        : presence.wasPresent
          ? "gone"
          : "not in the tree",
    goneSince:
      presence.known && !presence.present && presence.wasPresent
        ? atPosition(context, presence.since)
        : null,
  };
}

/** Id of the test with that key among those that ran; null for none. */
export function findTest({ context }: Judgement, key: string): number | null {
  const { index } = context;
  const named = index.facts.cases.findIndex((test) => test?.key === key);
  const found = index.same.get(named) ?? named;
  const path = index.pathOf[found];
  return path !== undefined && index.testsOf(path).includes(found) ? found : null;
}

function resultsOf({ context }: Judgement, test: number, path: string): Result[] {
  const { index } = context;
  const results: Result[] = [];
  for (const environment of index.environmentsOf(path)) {
    for (const at of index.coveringRuns(path, environment)) {
      const run = index.runs[at];
      if (!run || at > context.end.run) break;
      const held = index.results.of(run);
      if (!holdsTest(held, test)) continue;
      const mark = held.marks.get(test);
      results.push({
        run: at,
        environment,
        status: mark?.status ?? "passed",
        isRetried: mark?.isRetried ?? false,
        message: mark?.message ?? null,
      });
    }
  }
  return results.sort((a, b) => a.run - b.run);
}

function spansOf({ context }: Judgement, results: readonly Result[]): StatusSpan[] {
  const open = new Map<string, { first: Result; last: Result; runs: number }>();
  const spans: { first: Result; last: Result; runs: number }[] = [];
  for (const result of results) {
    const span = open.get(result.environment);
    if (span && span.last.status === result.status && span.last.isRetried === result.isRetried) {
      span.last = result;
      span.runs += 1;
      continue;
    }
    const next = { first: result, last: result, runs: 1 };
    open.set(result.environment, next);
    spans.push(next);
  }
  return spans.flatMap(({ first, last, runs }) => {
    const from = runRef(context, first.run);
    const to = runRef(context, last.run);
    if (from === null || to === null) return [];
    const { environment, status, isRetried, message } = first;
    return [{ environment, status, isRetried, from, to, runs, message: context.texts.of(message) }];
  });
}

/** Changes between passing and failing, environment by environment. */
function flipsOf(spans: readonly StatusSpan[]): number {
  const last = new Map<string, boolean>();
  let flips = 0;
  for (const { environment, status } of spans) {
    if (status !== "passed" && !isFailure(status)) continue;
    const before = last.get(environment);
    if (before !== undefined && before !== isFailure(status)) flips += 1;
    last.set(environment, isFailure(status));
  }
  return flips;
}

function sentenceOf(why: string, runs: number, flips: number): string {
  const changed =
    flips === 0
      ? ""
      : `, and changed between passing and failing ${flips === 1 ? "once" : `${flips} times`}`;
  return `${capitalised(why)}. It ran ${plural(runs, "time")}${changed}.`;
}

/** What of the plan hangs on a test. */
function guardedBy(judgement: Judgement, test: number, path: string): TestHistory["guards"] {
  const { context, selectors } = judgement;
  const { plan, end } = context;
  const holds = (guard: Guard) => guard.path === path && (guard.tests?.has(test) ?? true);
  const byPattern = (patterns: readonly string[]) =>
    patterns.some((pattern) => selectors.byPattern(pattern).some(holds));
  const golden = [...(plan.goldenPath?.steps ?? []), ...(plan.goldenPath?.guarantees ?? [])];
  return [
    ...golden
      .filter(({ tests }) => byPattern(tests))
      .map(({ id, title }) => ({ kind: "goldenPath" as const, id, title: title ?? titleOfId(id) })),
    ...(plan.rollback?.triggers ?? [])
      .filter((trigger) => triggerGuards(judgement, trigger, end).some(holds))
      .map(({ id, title }) => ({ kind: "trigger" as const, id, title })),
    ...plan.criticalFiles
      .filter((file) => byPattern(file.guards))
      .map((file) => ({ kind: "criticalFile" as const, id: file.path, title: file.path })),
    ...plan.phases
      .filter((phase) =>
        [...phase.entry, ...phase.exit, ...phase.steps.flatMap(({ check }) => check ?? [])].some(
          (check) => "tests" in check && selectors.guardsOf(check.tests).some(holds),
        ),
      )
      .map(({ id, title }) => ({ kind: "phase" as const, id, title })),
  ];
}
