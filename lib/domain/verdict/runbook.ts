import type { Act } from "@/lib/domain/acts";
import { isStanding } from "@/lib/domain/board/counts";
import type { ImportClass } from "@/lib/domain/import-class";
import { counted } from "@/lib/domain/number-words";
import { plural, shortSha } from "@/lib/domain/words";
import { actSubject, tickOn } from "./act-subjects";
import { atPosition, type Context } from "./context";
import type { IncidentSpan } from "./incidents";
import type { MovedCommit, Runbook, RunbookStep } from "./trigger-model";
import type { Verdicts } from "./verdicts";

type Concern = {
  readonly paths: readonly string[];
  /** Newest first. */
  readonly moved: readonly MovedCommit[];
  readonly acts: readonly Act[];
};

/**
 * How to go back: the exact commits or files, what that leads to, and the plan's own steps. `git revert -m 1` takes merges
 * and, since git 2.21, single-parent commits alike; `--no-commit` leaves one change to look at.
 */
export function runbookOf(verdicts: Verdicts, span: IncidentSpan, concern: Concern): Runbook {
  const { context } = verdicts.judgement;
  const good = span.lastGood?.position ?? span.opened.position - 1;
  const lastGood = atPosition(context, good);
  const firstBad = atPosition(context, span.opened.position) ?? { sha: "", t: 0, position: 0 };
  const touched = [...new Set(concern.moved.flatMap(({ paths }) => paths))].sort();
  const files = touched.length > 0 ? touched : span.spans.length > 0 ? [...concern.paths] : [];
  const leadsTo = lastGood === null ? [] : consequences(context, files, good);
  return {
    lastGood,
    firstBad,
    commits: Math.max(0, lastBad(span, concern.moved) - good),
    revert: revertCommand(concern.moved),
    reverted: concern.moved,
    restore: lastGood === null || files.length === 0 ? null : restoreCommand(lastGood.sha, files),
    leadsTo,
    verdict: verdictOf(context, leadsTo, files),
    steps: stepsOf(verdicts, span, concern.acts),
  };
}

/** The last commit that going back takes back. */
function lastBad(span: IncidentSpan, moved: readonly MovedCommit[]): number {
  return Math.max(span.opened.position, ...moved.map(({ at }) => at.position));
}

/** Newest first, so that each finds the state that it made. */
function revertCommand(moved: readonly MovedCommit[]): string | null {
  if (moved.length === 0) return null;
  const shas = moved.map(({ at }) => at.sha);
  const mainline = moved.some(({ isMerge }) => isMerge) ? " -m 1" : "";
  return `git revert --no-commit${mainline} ${shas.join(" ")}`;
}

function restoreCommand(sha: string, files: readonly string[]): string {
  return `git restore --source=${sha} --staged --worktree -- ${files.map(shellWord).join(" ")}`;
}

/** Quoted for a POSIX shell where it needs to be. */
function shellWord(text: string): string {
  return /^[\w./@%+=:,-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

function consequences(
  context: Context,
  files: readonly string[],
  good: number,
): Runbook["leadsTo"] {
  return files.map((path) => ({
    path,
    now: standingAt(context, path, context.end.position),
    after: standingAt(context, path, good),
  }));
}

function standingAt(
  { spans, facts }: Context,
  path: string,
  position: number,
): Runbook["leadsTo"][number]["now"] {
  const counts = new Map<string, { class: ImportClass; module: string; count: number }>();
  for (const span of spans.get(path) ?? []) {
    if (!isStanding(span, position)) continue;
    const module = facts.targets[span.target]?.module ?? "";
    const key = `${span.class} ${module}`;
    const one = counts.get(key) ?? { class: span.class, module, count: 0 };
    one.count += 1;
    counts.set(key, one);
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.module < b.module ? -1 : 1));
}

/** Whether going back leads to the canonical path, or only to another wrong one. */
function verdictOf(
  { plan }: Context,
  leadsTo: Runbook["leadsTo"],
  files: readonly string[],
): string {
  if (files.length === 0)
    return "No commit between the last good run and the first bad one moved an import of the files that these tests guard: look for another cause before reverting.";
  const bad = leadsTo.filter(({ after }) =>
    after.some(({ class: name }) => name === "legacy" || name === "unplanned"),
  );
  if (bad.length === 0)
    return `Going back leaves no legacy or unplanned import in ${counted(files.length, "file")} under version ${plan.version}.`;
  const back = bad
    .flatMap(({ after }) => after)
    .filter(({ class: name }) => name === "legacy" || name === "unplanned")
    .reduce((sum, { count }) => sum + count, 0);
  return `Going back puts ${plural(back, "import")} in ${counted(bad.length, "file")} onto a path that version ${plan.version} calls legacy or does not name.`;
}

function stepsOf(verdicts: Verdicts, span: IncidentSpan, acts: readonly Act[]): RunbookStep[] {
  const { plan } = verdicts.judgement.context;
  return (plan.rollback?.steps ?? []).map((text, index) => {
    const subject = actSubject.runbookStep(span.key, index);
    return {
      index,
      text,
      commands: commandsFor(plan, text),
      ...doneByFacts(verdicts, span, text),
      tick: tickOn(acts, subject),
      subject,
    };
  });
}

/** Commands of the plan that a step speaks of: those of the category that it names, without the ones that only list or invert. */
function commandsFor(plan: Context["plan"], text: string): string[] {
  const words = text.toLowerCase().replaceAll(/[-\s]+/g, "_");
  const categories = [...new Set(plan.tests.map(({ category }) => category))];
  const named = categories.filter((category) => words.includes(category.toLowerCase()));
  if (!/valid|run|test|confirm/i.test(text) || named.length === 0) return [];
  const runs = plan.commands.filter(
    ({ run }) =>
      named.some((category) => run.includes(category)) &&
      !/--dry-run|--expect-failures|--collect-only/.test(run),
  );
  return runs.map(({ run }) => run);
}

/** A revert is seen in the imports, a validation in runs behind the incident's end; lessons only by a person. */
function doneByFacts(
  verdicts: Verdicts,
  span: IncidentSpan,
  text: string,
): Pick<RunbookStep, "isDoneByFacts" | "note"> {
  if (/revert|roll ?back|restore imports/i.test(text)) {
    return span.closed === null
      ? { isDoneByFacts: false, note: "The facts still hold what fired the trigger." }
      : {
          isDoneByFacts: true,
          note: `What fired it no longer holds since ${shortSha(verdicts.judgement.context.facts.commits.sha[span.closed.position] ?? "")}, by a revert or otherwise.`,
        };
  }
  if (/confirm|restored|valid/i.test(text)) {
    const golden = verdicts.goldenPath.at(-1)?.state;
    const isWell = golden === "protected" || golden === "at risk";
    return {
      isDoneByFacts: span.closed !== null && isWell,
      note: isWell
        ? `Every check of the Golden Path passed in its last run${golden === "at risk" ? "; it is at risk all the same" : ""}.`
        : "Ticks itself when every check of the Golden Path passes in a run behind this incident.",
    };
  }
  return { isDoneByFacts: null, note: null };
}
