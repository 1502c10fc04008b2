import { inWords, plural, shortSha, signed } from "@/lib/domain/words";
import { LEDGER_FLOWS } from "./flows";
import type {
  DryRunFile,
  FindingsEffect,
  OwnEffect,
  OwnersEffect,
  PlanVersionEffect,
  RunEffect,
  ScanEffect,
  ToolEffect,
} from "./model";
import type { PlanEffect, StateChange } from "./plan-effect";

/** What a file is, in one line. */
export function fileWords({ format, tool, scope, counts }: DryRunFile): string {
  const by = tool === null ? "" : ` by ${tool}`;
  const held = counts.map(({ what, count }) => `${inWords(count)} ${what}`);
  return `${format}${by}: ${scope}; ${held.join(", ")}`;
}

/** What an upload does by its kind: the first sentence is what to know of it, the others what follows. */
export function ownWords(own: OwnEffect): readonly string[] {
  if (own.kind === "scan") return scanWords(own);
  if (own.kind === "run") return runWords(own);
  if (own.kind === "findings") return findingsWords(own);
  return own.kind === "plan" ? planWords(own) : ownersWords(own);
}

function scanWords({
  commits,
  known,
  imports,
  files,
  waitingFor,
  line,
}: ScanEffect): readonly string[] {
  const before = known > 0 ? `, ${inWords(known)} known before` : "";
  const grown =
    line.before === line.after
      ? `the line stays at ${plural(line.after, "commit")}`
      : `the line goes from ${inWords(line.before)} to ${plural(line.after, "commit")}`;
  const bases = [...new Set(waitingFor.map((one) => one.waitingFor))].map(shortSha);
  return [
    `${plural(commits, "new commit")}${before}, with ${plural(imports, "import")} listed in ${plural(files, "file")}; ${grown}.`,
    ...(waitingFor.length === 0
      ? []
      : [
          `${inWords(waitingFor.length)} of them ${waitingFor.length === 1 ? "waits" : "wait"} for ${bases.join(", ")}, which has not arrived: their imports count nowhere yet.`,
        ]),
  ];
}

function runWords({ fresh, changed, isElsewhere, tests }: RunEffect): readonly string[] {
  if (isElsewhere)
    return [
      `${plural(tests, "test")} of a run on another branch: it is listed, and nothing hangs on it.`,
    ];
  const moved = changed.reduce((sum, { count }) => sum + count, 0);
  return [
    `${plural(fresh, "test")} ${fresh === 1 ? "is" : "are"} new in this environment, ${inWords(moved)} would end otherwise than before.`,
    ...changed.map(
      ({ before, after, count }) => `${plural(count, "test")}: ${before} before, ${after} then.`,
    ),
  ];
}

function findingsWords({ tools, isElsewhere }: FindingsEffect): readonly string[] {
  if (isElsewhere) return ["It is of another branch, or holds no run: nothing hangs on it."];
  return tools.map(toolWords);
}

function toolWords(effect: ToolEffect): string {
  const { tool, variant, introduced, reopened, fixed, still, untouched, standing } = effect;
  const name = variant === "" ? tool : `${tool} (${variant})`;
  const back = reopened > 0 ? `, ${inWords(reopened)} back again` : "";
  const kept =
    untouched > 0
      ? `, ${inWords(untouched)} not looked at, ${untouched === 1 ? "which stays" : "which stay"}`
      : "";
  return `${name}: ${inWords(introduced)} new${back}, ${inWords(fixed)} closed, ${inWords(still)} still there${kept}; ${inWords(standing.before)} stand before, ${inWords(standing.after)} then.`;
}

function planWords(own: PlanVersionEffect): readonly string[] {
  const { plan, version, isNew, against, inForce, changes } = own;
  const name = `Version ${version} of ${plan}`;
  if (!isNew) return [`${name} is stored already and says the same; only its text may differ.`];
  const held =
    against === null
      ? `${name} is the first of this plan.`
      : `${name} differs from version ${against} in ${plural(changes.length, "place")}.`;
  const force =
    inForce === version
      ? "It is in force at once."
      : `It is not in force yet: ${inForce === null ? "no version is" : `version ${inForce} stays`}.`;
  return [`${held} ${force}`];
}

function ownersWords({ rows, isInForce }: OwnersEffect): readonly string[] {
  const moved = rows.filter(({ before, after }) => before !== after).length;
  const force = isInForce ? "" : " It is not the one in force now.";
  if (rows.length === 0)
    return [`No full scan has named the files, so they cannot be counted.${force}`];
  return [`${plural(moved, "owner")} would have more or fewer files than now.${force}`];
}

/** What becomes of a plan's counts, in one sentence. */
export function planEffectWords({ title, before, after }: PlanEffect): string {
  const name = `${title}, version ${after.version}`;
  const { legacy, legacyFiles } = after.counts;
  if (before === null)
    return `${name}: ${plural(legacy, "legacy import")} in ${plural(legacyFiles, "file")}.`;
  const moves = LEDGER_FLOWS.flatMap(({ word, of }) => {
    const change = of(after.ledger) - of(before.ledger);
    return change === 0 ? [] : [`${signed(change)} ${word}`];
  });
  const why = moves.length === 0 ? "" : `: ${moves.join(", ")}`;
  if (before.version !== after.version) {
    const all = moves.length === 0 ? "" : `; over the whole history ${moves.join(", ")}`;
    return `${name}, reads ${plural(legacy, "legacy import")} where version ${before.version} reads ${inWords(before.counts.legacy)}${all}.`;
  }
  if (legacy === before.counts.legacy)
    return `${name}: legacy imports stay at ${inWords(legacy)}${why}.`;
  return `${name}: legacy imports go from ${inWords(before.counts.legacy)} to ${inWords(legacy)}${why}.`;
}

export const PART_WORDS: Readonly<Record<StateChange["kind"], string>> = {
  goldenPath: "Golden Path",
  trigger: "Trigger",
  phase: "Phase",
  gate: "Gate",
  criterion: "Criterion",
};

/** `Trigger “Any critical file leaves”: armed, then fired`. */
export function stateWords({ kind, title, before, after }: StateChange): string {
  return `${PART_WORDS[kind]} “${title}”: ${before ?? "not in the plan"} before, ${after ?? "not in the plan"} then`;
}
