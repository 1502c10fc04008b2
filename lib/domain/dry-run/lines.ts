import { matchRows } from "@/lib/domain/board/plan-matches";
import { IMPORT_CLASS_WORDS, IMPORT_CLASSES } from "@/lib/domain/import-class";
import { inWords, signed } from "@/lib/domain/words";
import type { DryRun, Effect, PlanVersionEffect } from "./model";
import type { PlanEffect } from "./plan-effect";
import { fileWords, ownWords, planEffectWords, stateWords } from "./words";

/** All that a dry run says, line by line, for a terminal. */
export function dryRunLines({ file, seen, effect }: DryRun): readonly string[] {
  return [
    fileWords(file),
    ...file.notes.map((note) => `note: ${note}`),
    ...(seen === null ? [] : [`received before as upload ${seen}: sending it changes nothing`]),
    ...(effect === null ? [] : effectLines(effect)),
  ];
}

function effectLines({ own, plans }: Effect): string[] {
  return [
    ...ownWords(own),
    ...(own.kind === "plan" ? ruleLines(own) : []),
    ...(own.kind === "owners"
      ? own.rows.map(
          ({ owner, before, after }) =>
            `  ${owner ?? "no owner"}: ${inWords(before)} files now, ${inWords(after)} then`,
        )
      : []),
    ...(own.kind === "run"
      ? own.samples.map(
          ({ id, before, after }) => `  ${id}: ${before ?? "never ran"} before, ${after} then`,
        )
      : []),
    ...plans.flatMap(planLines),
  ];
}

function ruleLines({ matches, isTreeKnown, unrecorded }: PlanVersionEffect): string[] {
  const rows = matchRows(matches, { isTreeKnown, unrecorded });
  const empty = rows.filter(({ standing }) => standing === "nothing");
  return [
    `${inWords(empty.length)} of ${inWords(rows.length)} rules, globs and patterns match nothing${empty.length === 0 ? "" : ":"}`,
    ...empty.map(({ pointer, text }) => `  ${pointer}: ${text}`),
  ];
}

function planLines(effect: PlanEffect): string[] {
  const { before, after, states, judged, goldenPath } = effect;
  const counts = IMPORT_CLASSES.map((name) => {
    const change = before === null ? 0 : after.counts[name] - before.counts[name];
    const moved = change === 0 ? "" : ` (${signed(change)})`;
    return `${IMPORT_CLASS_WORDS[name]} ${inWords(after.counts[name])}${moved}`;
  });
  const stays = goldenPath !== null && goldenPath.before === goldenPath.after;
  const golden = stays ? [`  the Golden Path stays ${goldenPath.after}`] : [];
  const none = judged === 0 ? [] : [`  none of ${inWords(judged)} states would be another`];
  return [
    planEffectWords(effect),
    `  then: ${counts.join(", ")}`,
    ...golden,
    ...(states.length === 0 ? none : states.map((change) => `  ${stateWords(change)}`)),
  ];
}
