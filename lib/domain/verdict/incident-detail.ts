import type { Act } from "@/lib/domain/acts";
import { isStanding } from "@/lib/domain/board/counts";
import type { JudgedSpan } from "@/lib/domain/board/judge";
import { anyGlobMatcher, globMatcher } from "@/lib/domain/glob";
import type { ImportClass } from "@/lib/domain/import-class";
import { holdsTest } from "@/lib/domain/tests/results";
import { atPosition, type Context, runRef } from "./context";
import { testResult } from "./guard-rows";
import { lastUpTo } from "./guards";
import { factPoint, incidentRow } from "./incident-rows";
import type { IncidentSpan } from "./incidents";
import { runbookOf } from "./runbook";
import type { FailingTest, IncidentDetail, Lane, MovedCommit, Opening } from "./trigger-model";
import type { Verdicts } from "./verdicts";

const OPENINGS_SHOWN = 200;
const FAILING_SHOWN = 100;
/** Before the first bad fact, so that what was good is seen too. */
const LANES_BEFORE_MS = 6 * 3_600_000;

/** One firing with its evidence and its runbook. */
export function incidentDetail(
  verdicts: Verdicts,
  span: IncidentSpan,
  acts: readonly Act[],
): IncidentDetail {
  const { context } = verdicts.judgement;
  const paths = concernedPaths(verdicts, span);
  const lastGood = span.lastGood === null ? null : factPoint(verdicts, span.lastGood);
  const from = span.lastGood?.position ?? span.opened.position - 1;
  const moved = movedCommits(context, paths, from, span.opened.position);
  const suspects = span.spans.length === 0 ? moved : openingCommits(context, span);
  const row = incidentRow(verdicts, span, acts);
  return {
    ...row,
    lastGood,
    failing: span.failing.slice(0, FAILING_SHOWN).map((mark) => failingTest(verdicts, span, mark)),
    openings: span.spans.slice(0, OPENINGS_SHOWN).map((one) => opening(context, one)),
    lanes: paths.map((path) => lane(context, path)),
    lanesFrom: Math.min(row.opened.t, lastGood?.t ?? row.opened.t) - LANES_BEFORE_MS,
    between: { commits: Math.max(0, span.opened.position - from), moved },
    runbook: runbookOf(verdicts, span, { paths, moved: suspects, acts }),
  };
}

/** Commits that opened the imports which an incident on imports rests on: those still standing, all of them once it is over. */
function openingCommits(context: Context, span: IncidentSpan): MovedCommit[] {
  const isOpen = ({ to }: JudgedSpan) => to < 0 || to > context.end.position;
  const standing = span.spans.filter(isOpen);
  const chosen = standing.length > 0 ? standing : span.spans;
  const positions = new Set(chosen.map(({ from }) => from));
  const paths = [...new Set(chosen.map(({ path }) => context.facts.paths[path] ?? ""))].sort();
  const first = Math.min(...positions);
  const last = Math.max(...positions);
  return movedCommits(context, paths, first - 1, last).filter(({ at }) =>
    positions.has(at.position),
  );
}

function failingTest(
  verdicts: Verdicts,
  span: IncidentSpan,
  mark: IncidentSpan["failing"][number],
): FailingTest {
  const { context } = verdicts.judgement;
  const run = runRef(context, mark.run);
  const result = testResult(context, mark, run);
  const good = lastPass(context, mark.test, mark.since);
  return {
    ...result,
    firstBad: runRef(context, mark.since) ?? result.run,
    lastGood: good < 0 ? null : runRef(context, good),
    isStillFailing: span.stillFailing.has(mark.test),
  };
}

/** The last run before one, in the same environment, in which the test passed; -1 for none. */
function lastPass({ index }: Context, test: number, since: number): number {
  const environment = index.runs[since]?.environment ?? "";
  const covering = index.coveringRuns(index.pathOf[test] ?? "", environment);
  for (let at = lastUpTo(covering, since - 1); at >= 0; at--) {
    const run = index.runs[covering[at] ?? -1];
    if (!run) continue;
    const held = index.results.of(run);
    if (holdsTest(held, test) && (held.marks.get(test)?.status ?? "passed") === "passed")
      return run.index;
  }
  return -1;
}

function opening(context: Context, span: JudgedSpan): Opening {
  const { facts } = context;
  const target = facts.targets[span.target];
  return {
    at: atPosition(context, span.from) ?? { sha: "", t: 0, position: span.from },
    author: facts.commits.author[span.from] ?? null,
    path: facts.paths[span.path] ?? "",
    module: target?.module ?? "",
    name: target?.name ?? null,
    class: span.class,
    closed: span.to < 0 || span.to > context.end.position ? null : atPosition(context, span.to),
  };
}

/** Files whose imports an incident is about: those that gained one; for tests the files that they guard, and the Golden Path's. */
function concernedPaths({ judgement }: Verdicts, span: IncidentSpan): string[] {
  const { context } = judgement;
  const { plan } = context;
  const critical = plan.criticalFiles.map(({ path }) => path);
  if (span.spans.length > 0) {
    const own = new Set(span.spans.map(({ path }) => context.facts.paths[path] ?? ""));
    const listed = critical.filter((path) =>
      context.spans.get(path)?.some(({ from }) => from <= context.end.position),
    );
    const isCritical =
      "introduced" in span.trigger.when && span.trigger.when.introduced === "criticalFiles";
    return [...new Set([...(isCritical ? listed : []), ...own])].sort(byPlan(critical));
  }
  const covers = anyGlobMatcher([...critical, ...(plan.goldenPath?.files ?? [])]);
  const tests = new Set(span.failing.map(({ test }) => context.index.pathOf[test] ?? ""));
  const isKnown = (spans: readonly JudgedSpan[]) =>
    spans.some(({ from }) => from <= context.end.position);
  return [...context.spans]
    .filter(([path, spans]) => (covers(path) || tests.has(path)) && isKnown(spans))
    .map(([path]) => path)
    .filter((path) => !plan.scope.exclude.some((glob) => globMatcher(glob)(path)))
    .sort(byPlan(critical));
}

function byPlan(order: readonly string[]): (a: string, b: string) => number {
  const rank = (path: string) => (order.includes(path) ? order.indexOf(path) : order.length);
  return (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1);
}

/** Commits of (from, to] that opened or closed an import of the files, newest first. */
function movedCommits(
  context: Context,
  paths: readonly string[],
  from: number,
  to: number,
): MovedCommit[] {
  const moved = new Map<number, { opened: number; closed: number; paths: Set<string> }>();
  const note = (position: number, path: string, kind: "opened" | "closed") => {
    if (position <= from || position > to) return;
    const one = moved.get(position) ?? { opened: 0, closed: 0, paths: new Set<string>() };
    one[kind] += 1;
    one.paths.add(path);
    moved.set(position, one);
  };
  for (const path of paths)
    for (const span of context.spans.get(path) ?? []) {
      if (span.opening !== "moved") note(span.from, path, "opened");
      if (span.to >= 0 && span.closing !== "moved") note(span.to, path, "closed");
    }
  const { commits } = context.facts;
  return [...moved]
    .sort(([a], [b]) => b - a)
    .map(([position, { opened, closed, paths: own }]) => ({
      at: atPosition(context, position) ?? { sha: "", t: 0, position },
      subject: commits.subject[position] ?? null,
      author: commits.author[position] ?? null,
      isMerge: commits.isMerge[position] ?? false,
      opened,
      closed,
      paths: [...own].sort(),
    }));
}

const WORST: readonly ImportClass[] = ["legacy", "unplanned", "unclassified", "canonical"];

/** The worst class that a file held, stretch by stretch, up to the moment. */
function lane(context: Context, path: string): Lane {
  const spans = context.spans.get(path) ?? [];
  const { end, facts, tree } = context;
  const at = (position: number): Lane["stretches"][number]["class"] => {
    const presence = tree.at(path, position);
    if (presence.known && !presence.present) return "missing";
    const standing = spans.filter((span) => isStanding(span, position));
    return WORST.find((name) => standing.some((span) => span.class === name)) ?? "none";
  };
  const changes = new Set([0, ...tree.changesOf(path)]);
  for (const { from, to } of spans) {
    changes.add(from);
    if (to >= 0) changes.add(to);
  }
  const stretches: {
    class: Lane["stretches"][number]["class"];
    from: number;
    to: number | null;
  }[] = [];
  for (const position of [...changes].filter((one) => one <= end.position).sort((a, b) => a - b)) {
    const name = at(position);
    const last = stretches.at(-1);
    if (last?.class === name) continue;
    const from = facts.commits.effectiveAt[position] ?? 0;
    if (last) last.to = from;
    stretches.push({ class: name, from, to: null });
  }
  return { path, stretches };
}
