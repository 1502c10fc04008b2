import { testId } from "@/lib/domain/tests/report";
import type { Mark } from "@/lib/domain/tests/results";
import { plural, spanInWords } from "@/lib/domain/words";
import { atPosition, type Context, type Point, runRef } from "./context";
import type { EnvironmentState, GuardRow, Risk } from "./guard-model";
import type { Guard, Guards, Standing } from "./guards";
import { weakenings } from "./weakened";
import type { RunRef, TestResult, UnknownReason } from "./words";

const RESULTS_SHOWN = 50;

/** A guard with all that a reader may ask of it; `isStrict`: a skipped or muted test leaves the whole unknown. */
export function guardRow(guards: Guards, guard: Guard, point: Point, isStrict = true): GuardRow {
  const { context } = guards;
  const standings = guards.standings(guard, point).map((one) => (isStrict ? strict(one) : one));
  const worst = guards.worst(standings);
  const presence = guards.presence(guard.path, point.position);
  const isGone = presence.known && !presence.present && presence.wasPresent;
  const environments = standings.map((standing) => environmentState(context, standing, point));
  const reason = worst === null ? noneCounts(guards, guard.path) : worst.reason;
  const worstEnvironment = environments.find(
    ({ environment }) => environment === worst?.environment,
  );
  return {
    path: guard.path,
    state: worst?.state ?? "unknown",
    reason,
    why: worstEnvironment?.why ?? reasonInWords(reason ?? "never ran"),
    risks: risksOf(guards, guard, standings, point),
    environments,
    tree: treeWord(presence, isGone),
    goneSince: isGone ? atPosition(context, presence.since) : null,
    ranWithoutTree: standings.some(({ run }) => ranWithoutTree(guards, guard.path, run)),
    isSimulated: environments.some(({ run }) => run?.isSimulated === true),
    best: Math.max(0, ...standings.map(({ file }) => file?.best ?? 0)),
    tests: Math.max(0, ...standings.map(({ file }) => file?.tests ?? 0)),
    results: standings.flatMap((one) => resultsOf(context, one)).slice(0, RESULTS_SHOWN),
  };
}

/** A guard that passes with holes is unknown where nothing may be missing: for triggers and checks. */
export function strict(standing: Standing): Standing {
  if (standing.state !== "passing" || standing.holes === 0) return standing;
  const isSkip = (standing.file?.skipped.length ?? 0) > 0;
  return { ...standing, state: "unknown", reason: isSkip ? "skipped" : "expected to fail" };
}

function treeWord(
  { known, present }: { readonly known: boolean; readonly present: boolean },
  isGone: boolean,
): GuardRow["tree"] {
  if (!known) return "unknown";
  if (present) return "in the tree";
  return isGone ? "gone" : "not in the tree";
}

/** Why no environment counts: it ran, and not where the plan looks; or it never ran. */
function noneCounts(guards: Guards, path: string): UnknownReason {
  return guards.context.index.environmentsOf(path).length > 0 ? "wrong environment" : "never ran";
}

function ranWithoutTree({ context }: Guards, path: string, run: number): boolean {
  const found = context.index.runs[run];
  if (!found?.isScanned) return false;
  const presence = context.tree.at(path, found.position);
  return presence.known && !presence.present;
}

export function reasonInWords(reason: UnknownReason): string {
  switch (reason) {
    case "never ran":
      return "never ran";
    case "wrong environment":
      return "ran, but never where the plan wants it to run";
    case "stale":
      return "its last run is stale";
    case "gone":
      return "its file is gone from the tree";
    case "not in the tree":
      return "its file is not in the tree and never ran";
    case "skipped":
      return "skipped: it checked nothing";
    case "expected to fail":
      return "quarantined or expected to fail: its result is muted";
    case "unmatched":
      return "no test matches";
  }
}

function environmentState(context: Context, standing: Standing, point: Point): EnvironmentState {
  const { environment, state, reason, run, file, holes } = standing;
  return {
    environment,
    state,
    reason,
    why: whyOf(context, standing, point),
    run: runRef(context, run),
    tests: file?.tests ?? 0,
    passed: file?.passed ?? 0,
    failed: file?.failing.length ?? 0,
    skipped: holes,
  };
}

function whyOf(
  context: Context,
  { state, reason, file, run, holes }: Standing,
  point: Point,
): string {
  if (file === null) return reasonInWords(reason ?? "never ran");
  if (state === "failing") return `${file.failing.length} of ${plural(file.tests, "test")} failed`;
  const counted = `${file.passed} of ${plural(file.tests, "test")} passed`;
  if (reason === "stale") return `${counted}, but ${staleInWords(context, run, point)}`;
  if (reason === "skipped" || reason === "expected to fail")
    return `${counted}, ${holes} ${reason === "skipped" ? "skipped" : "muted (quarantined or expected to fail)"}`;
  if (reason !== null)
    return file.tests === 0 ? reasonInWords(reason) : `${counted}, but ${reasonInWords(reason)}`;
  return holes > 0 ? `${counted}, ${holes} skipped or muted` : counted;
}

function staleInWords({ index }: Context, run: number, point: Point): string {
  const found = index.runs[run];
  const age = spanInWords(point.now - (found?.startedAt ?? point.now));
  return `that was ${age} before, ${plural(point.position - (found?.position ?? 0), "commit")} ago`;
}

function risksOf(
  guards: Guards,
  guard: Guard,
  standings: readonly Standing[],
  point: Point,
): Risk[] {
  const risks: Risk[] = [];
  const most = (count: (standing: Standing) => number) => Math.max(0, ...standings.map(count));
  const flaky = most(({ file }) => file?.flaky.length ?? 0);
  if (flaky > 0) risks.push({ kind: "flaky", text: `${plural(flaky, "test")} flaky` });
  const retried = most(({ file }) => file?.retried.length ?? 0);
  if (retried > 0)
    risks.push({ kind: "retried", text: `${plural(retried, "test")} passed only on another try` });
  for (const { text } of weakenings(guards, guard.path, point))
    risks.push({ kind: "weakened", text });
  const muted = most(({ file }) => file?.muted.length ?? 0);
  if (muted > 0)
    risks.push({
      kind: "quarantined",
      text: `${plural(muted, "test")} quarantined or expected to fail`,
    });
  const skipped = most(({ file }) => file?.skipped.length ?? 0);
  if (skipped > 0) risks.push({ kind: "skipped", text: `${plural(skipped, "test")} skipped` });
  return risks;
}

function resultsOf(context: Context, { file, run }: Standing): TestResult[] {
  if (file === null) return [];
  // A failure that was carried over is of an earlier run; the other marks are of the last one, whatever run first had them.
  return [
    ...file.failing.map((mark) => testResult(context, mark, runRef(context, mark.run))),
    ...[...file.muted, ...file.skipped, ...file.retried].map((mark) =>
      testResult(context, mark, runRef(context, run)),
    ),
  ];
}

export function testResult(context: Context, mark: Mark, run: RunRef | null): TestResult {
  return {
    key: context.index.facts.cases[mark.test]?.key ?? "",
    id: idOf(context, mark.test),
    status: mark.status,
    isRetried: mark.isRetried,
    message: context.texts.of(mark.message),
    run: run ?? NO_RUN,
  };
}

/** `place::class::name`, the variant in brackets behind it. */
function idOf({ index }: Context, test: number): string {
  const found = index.facts.cases[test];
  if (!found) return "";
  const id = testId(index.pathOf[test] ?? found.place, [found.name]);
  return found.variant === "" ? id : `${id} [${found.variant}]`;
}

const NO_RUN: RunRef = {
  sha: "",
  environment: "",
  run: "",
  startedAt: 0,
  isSimulated: false,
  isScanned: false,
  incomplete: null,
};
