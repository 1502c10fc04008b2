import type { Act } from "@/lib/domain/acts";
import { capitalised, counted, numberWord } from "@/lib/domain/number-words";
import { momentInWords, shortSha } from "@/lib/domain/words";
import { pointTime } from "./incident-words";
import type { IncidentSpan } from "./incidents";
import { isOverridden, rollbackAnswer } from "./rollback-answer";
import type { TriggerRow, TriggersModel } from "./trigger-model";
import type { Verdicts } from "./verdicts";

/** The decision that the page leads to, in one sentence, and what it rests on. */
export function triggersSentence(
  verdicts: Verdicts,
  acts: readonly Act[],
): Pick<TriggersModel, "sentence" | "lede"> {
  const { answer, triggers } = rollbackAnswer(verdicts, acts);
  const open = verdicts.triggers.flatMap(({ incidents }) =>
    incidents.filter(({ closed }) => closed === null),
  );
  const standing = open.filter((incident) => !isOverridden(acts, incident));
  const dark = triggers.filter(({ state }) => state === "unknown").length;
  switch (answer) {
    case "yes":
      return {
        sentence: `Roll back or override: ${openWords(verdicts, standing)}`,
        lede: darkLede(dark),
      };
    case "overridden":
      return {
        sentence: `Go on: ${counted(open.length, "trigger")} fired, and somebody overrode ${open.length === 1 ? "it" : "them"} with a reason.`,
        lede: darkLede(dark),
      };
    case "cannot be judged":
      return triggers.length === 0
        ? { sentence: "Nothing can call this off: the plan names no rollback trigger.", lede: null }
        : {
            sentence: `Not known: ${counted(dark, "rollback trigger")} of ${triggers.length} cannot be judged, and no other is firing.`,
            lede: "A trigger cannot fire on checks that did not run. Run them, upload the report, and look again.",
          };
    case "no":
      return {
        sentence:
          triggers.length === 1
            ? "No need to roll back: the one rollback trigger is not firing."
            : `No need to roll back: none of the ${counted(triggers.length, "rollback trigger")} is firing.`,
        lede: closedLede(verdicts),
      };
  }
}

/** That nothing fires now does not say that nothing ever did. */
function closedLede({ triggers }: Verdicts): string | null {
  const closed = triggers.reduce((sum, { incidents }) => sum + incidents.length, 0);
  return closed === 0
    ? null
    : `${capitalised(counted(closed, "earlier incident"))} ${closed === 1 ? "is" : "are"} closed.`;
}

function darkLede(dark: number): string | null {
  if (dark === 0) return null;
  return `${capitalised(counted(dark, "further trigger"))} cannot be judged: what did not run, went stale or is not named is no good news.`;
}

function openWords(verdicts: Verdicts, open: readonly IncidentSpan[]): string {
  const [first] = [...open].sort(
    (a, b) => pointTime(verdicts, a.opened) - pointTime(verdicts, b.opened),
  );
  if (!first) return "";
  const sha = verdicts.judgement.context.facts.commits.sha[first.opened.position] ?? "";
  const when = `since ${momentInWords(pointTime(verdicts, first.opened))}, commit ${shortSha(sha)}`;
  if (open.length > 1) return `${counted(open.length, "trigger")} fired, the first ${when}.`;
  const what =
    first.failing.length > 0
      ? `${counted(first.failing.length, "test that guards it has failed", "tests that guard it have failed")}`
      : gainedWords(new Set(first.spans.map(({ path }) => path)).size);
  return `${what}, ${when}.`;
}

function gainedWords(files: number): string {
  return `${counted(files, "watched file")} gained imports on a path that ${files === 1 ? "it" : "they"} must not use`;
}

/** "One of six triggers has fired, two cannot be judged". */
export function triggersFinding(rows: readonly TriggerRow[]): string {
  if (rows.length === 0) return "The plan names no rollback trigger";
  const of = (state: TriggerRow["state"]) => rows.filter((row) => row.state === state).length;
  const fired = of("fired");
  const dark = of("unknown");
  if (rows.length === 1) {
    if (dark > 0) return "The one trigger cannot be judged";
    return `The one trigger ${fired > 0 ? "has fired" : "is not firing"}`;
  }
  const verb = fired === 0 ? "is firing" : fired === 1 ? "has fired" : "have fired";
  const head = `${fired === 0 ? "None" : capitalised(numberWord(fired))} of ${counted(rows.length, "trigger")} ${verb}`;
  return dark === 0 ? head : `${head}, ${numberWord(dark)} cannot be judged`;
}
