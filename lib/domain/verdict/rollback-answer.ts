import type { Act } from "@/lib/domain/acts";
import { capitalised, counted, numberWord } from "@/lib/domain/number-words";
import { momentInWords, spanInWords } from "@/lib/domain/words";
import { actsOn, lastAct } from "./act-subjects";
import type { Freshness, GoldenPathModel } from "./golden-path-model";
import { openedTime } from "./incident-words";
import type { IncidentSpan } from "./incidents";
import type { Verdicts } from "./verdicts";
import type { GoldenPathState } from "./words";

type Rollback = GoldenPathModel["rollback"];

/** Must we roll back? Yes while a trigger has fired that nobody has overridden; else whether the others could be judged. */
export function rollbackAnswer(verdicts: Verdicts, acts: readonly Act[]): Rollback {
  const triggers = verdicts.triggers.map(({ trigger, now }) => ({
    id: trigger.id,
    title: trigger.title,
    state: now.state,
  }));
  const open = openIncidents(verdicts);
  const standing = open.filter((incident) => !isOverridden(acts, incident));
  const of = (state: string) => triggers.filter((one) => one.state === state).length;
  const all = triggers.length;
  if (standing.length > 0)
    return { answer: "yes", sentence: firedSentence(verdicts, standing, all, acts), triggers };
  if (of("unknown") > 0)
    return {
      answer: "cannot be judged",
      sentence:
        all === 1
          ? "The one rollback trigger cannot be judged."
          : `${capitalised(numberWord(of("unknown")))} of ${counted(all, "rollback trigger")} cannot be judged, ${of("armed")} ${of("armed") === 1 ? "is" : "are"} armed.`,
      triggers,
    };
  if (open.length > 0)
    return {
      answer: "overridden",
      sentence: `${firedOf(of("fired"), all)} fired, and somebody overrode ${of("fired") === 1 ? "it" : "them"} with a reason.`,
      triggers,
    };
  if (all === 0)
    return {
      answer: "cannot be judged",
      sentence: "The plan names no rollback trigger.",
      triggers,
    };
  return {
    answer: "no",
    sentence:
      all === 1
        ? "The one rollback trigger is not firing."
        : `None of ${counted(all, "rollback trigger")} is firing.`,
    triggers,
  };
}

function openIncidents({ triggers }: Verdicts): IncidentSpan[] {
  return triggers.flatMap(({ incidents }) => incidents.filter(({ closed }) => closed === null));
}

export function isOverridden(acts: readonly Act[], { key }: Pick<IncidentSpan, "key">): boolean {
  return lastAct(actsOn(acts, `incident:${key}`), ["override"]) !== null;
}

function firedSentence(
  verdicts: Verdicts,
  open: readonly IncidentSpan[],
  all: number,
  acts: readonly Act[],
): string {
  const first = Math.min(...open.map((incident) => openedTime(verdicts, incident)));
  const unseen = open.filter(
    ({ key }) => lastAct(actsOn(acts, `incident:${key}`), ["acknowledge", "override"]) === null,
  ).length;
  const them = open.length === 1 ? "it" : "them";
  const who =
    unseen === 0
      ? `Somebody has acknowledged ${them}.`
      : unseen === open.length
        ? `Nobody has acknowledged ${them}.`
        : `Nobody has acknowledged ${numberWord(unseen)} of them.`;
  const fired = new Set(open.map(({ trigger }) => trigger.id)).size;
  return `${firedOf(fired, all)} fired, ${fired === 1 ? "" : "the first "}on ${momentInWords(first)}. ${who}`;
}

/** "Two of six rollback triggers", "The one rollback trigger". */
function firedOf(fired: number, all: number): string {
  if (all === 1) return "The one rollback trigger";
  return `${capitalised(numberWord(fired))} of ${counted(all, "rollback trigger")}`;
}

/** Who has to do what next. */
export function decides(
  { judgement }: Verdicts,
  answer: Rollback["answer"],
  state: GoldenPathState,
  freshness: Freshness,
): GoldenPathModel["decides"] {
  const { plan } = judgement.context;
  if (answer === "yes")
    return {
      who: "The owner of the plan",
      what: "Acknowledge, start the runbook, or override with a reason",
      command: null,
    };
  if (state === "not checked" || answer === "cannot be judged")
    return {
      who: "Whoever runs the tests",
      what: "Run what is missing and upload the report",
      command: plan.commands[0] === undefined ? null : runCommand(plan.commands),
    };
  if (state !== "protected")
    return {
      who: "The owner of the plan",
      what: "Go on, or first mend the reasons below",
      command: null,
    };
  const due =
    freshness.staleAfterMs === null || freshness.testsMs === null
      ? null
      : freshness.staleAfterMs - freshness.testsMs;
  return {
    who: "Nobody needs to act",
    what:
      due !== null && due > 0
        ? `The next run is due within ${spanInWords(due)}`
        : "Keep the tests running",
    command: null,
  };
}

/** The command whose group speaks of staging or of running everything, else the first one. */
function runCommand(commands: Verdicts["judgement"]["context"]["plan"]["commands"]): string | null {
  const wanted = commands.find(({ group }) => /staging/i.test(group)) ?? commands[0];
  return wanted?.run ?? null;
}
