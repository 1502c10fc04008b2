import { FLAKY_FLIPS } from "@/lib/domain/tests/flaky-watch";
import type { TestStatus } from "@/lib/domain/tests/report";
import type { Mark } from "@/lib/domain/tests/results";
import { holdsTest, isFailure } from "@/lib/domain/tests/results";
import { runRef } from "./context";
import { reasonInWords } from "./guard-rows";
import { lastUpTo } from "./guards";
import type { Judgement } from "./judgement";
import type { TestRow } from "./test-model";
import type { GuardState, UnknownReason } from "./words";

/** The last result of a test in one environment. */
export type LastResult = {
  readonly environment: string;
  readonly status: TestStatus;
  readonly isRetried: boolean;
  readonly run: number;
};

/** One test as the list shows it. */
export function testRow(judgement: Judgement, test: number): TestRow {
  const { context, guards } = judgement;
  const found = context.index.facts.cases[test];
  const path = context.index.pathOf[test] ?? found?.place ?? "";
  const results = lastResults(judgement, test, path);
  const required = guards.environments(path, context.end);
  const counting = results.filter(({ environment }) => required.includes(environment));
  const { state, reason } = stateOf(judgement, path, counting, required);
  const worst = counting.find(({ status }) => isFailure(status)) ?? counting[0] ?? results[0];
  const latest = results.reduce<LastResult | null>(
    (last, one) => (last === null || one.run > last.run ? one : last),
    null,
  );
  return {
    key: found?.key ?? "",
    place: path,
    name: found?.name ?? "",
    variant: found?.variant ?? "",
    state,
    reason,
    why: isLeftOut(judgement, path, counting)
      ? "left out of its file's later runs"
      : whyOf(state, reason, counting, required),
    status: worst?.status ?? null,
    isFlaky: isFlaky(judgement, path, test),
    environments: results.flatMap(({ environment, status, run }) => {
      const ref = runRef(context, run);
      return ref === null ? [] : [{ environment, status, run: ref }];
    }),
    last: latest === null ? null : runRef(context, latest.run),
    isPlanned: guards.entryOf(path) !== null,
  };
}

/** Its file ran again, in each environment, and it was not among the tests any more. */
function isLeftOut({ context }: Judgement, path: string, results: readonly LastResult[]): boolean {
  const { index, end } = context;
  return (
    results.length > 0 &&
    results.every(({ environment, run, status }) => {
      const covering = index.coveringRuns(path, environment);
      return !isFailure(status) && (covering[lastUpTo(covering, end.run)] ?? -1) > run;
    })
  );
}

/** By environment: the last run on the line that held the test. */
function lastResults(judgement: Judgement, test: number, path: string): LastResult[] {
  const { index, end } = judgement.context;
  return index.environmentsOf(path).flatMap((environment): LastResult[] => {
    const covering = index.coveringRuns(path, environment);
    for (let at = lastUpTo(covering, end.run); at >= 0; at--) {
      const run = index.runs[covering[at] ?? -1];
      if (!run) continue;
      const held = index.results.of(run);
      if (!holdsTest(held, test)) continue;
      const mark: Mark | undefined = held.marks.get(test);
      const status = mark?.status ?? "passed";
      return [{ environment, status, isRetried: mark?.isRetried ?? false, run: run.index }];
    }
    return [];
  });
}

function stateOf(
  { guards, context }: Judgement,
  path: string,
  results: readonly LastResult[],
  required: readonly string[],
): { readonly state: GuardState; readonly reason: UnknownReason | null } {
  if (results.some(({ status }) => isFailure(status))) return { state: "failing", reason: null };
  if (results.length === 0) return { state: "unknown", reason: "wrong environment" };
  const presence = guards.presence(path, context.end.position);
  const isGone = presence.known && !presence.present && presence.wasPresent;
  const ranAt = Math.max(...results.map(({ run }) => context.index.runs[run]?.position ?? -1));
  if (isGone && ranAt < presence.since) return { state: "unknown", reason: "gone" };
  if (results.some(({ run }) => guards.isStale(run, context.end)))
    return { state: "unknown", reason: "stale" };
  if (results.some(({ status }) => status === "skipped"))
    return { state: "unknown", reason: "skipped" };
  if (results.some(({ status }) => status === "quarantined" || status === "xfailed"))
    return { state: "unknown", reason: "expected to fail" };
  if (results.length < required.length) return { state: "unknown", reason: "wrong environment" };
  return { state: "passing", reason: null };
}

function whyOf(
  state: GuardState,
  reason: UnknownReason | null,
  results: readonly LastResult[],
  required: readonly string[],
): string {
  const failing = results
    .filter(({ status }) => isFailure(status))
    .map(({ environment }) => environment);
  if (state === "failing") return `failing on ${failing.join(" and ")}`;
  if (state === "passing")
    return `passing on ${results.map(({ environment }) => environment).join(" and ")}`;
  if (reason === "wrong environment" && results.length > 0) {
    const ran = new Set(results.map(({ environment }) => environment));
    return `never ran on ${required.filter((one) => !ran.has(one)).join(" and ")}`;
  }
  return reasonInWords(reason ?? "never ran");
}

/** Flaky in any environment that counts, as its file's line has it at the end. */
function isFlaky({ guards, context }: Judgement, path: string, test: number): boolean {
  const whole = guards.wholeFile(path);
  return context.index.environmentsOf(path).some((environment) => {
    const { states } = guards.line(whole, environment);
    return states.at(-1)?.flaky.includes(test) ?? false;
  });
}

/** How flakiness is told, for the page of a test. */
export const FLAKY_RULE = `Flaky: within its last 10 results in one environment a test passed and failed at one commit, passed only on another try, or changed between passing and failing ${FLAKY_FLIPS} times or more.`;
