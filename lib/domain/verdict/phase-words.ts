import { capitalised, counted, numberWord } from "@/lib/domain/number-words";
import { dayInWords, momentInWords, plural, spanInWords } from "@/lib/domain/words";
import type { CheckRow } from "./check-model";
import type { PhaseRow, PhasesModel } from "./phase-model";
import type { PlannedSpan } from "./phase-plan";

/** What holds a phase up, or what it has done: one sentence. */
export function phaseSentence(row: Omit<PhaseRow, "sentence">): string {
  if (row.regressed !== null)
    return `Done on ${momentInWords(row.done?.t ?? 0)}, regressed since ${momentInWords(row.regressed.t)}.`;
  if (row.done !== null) {
    const slip = (row.slipMs ?? 0) > 0 ? `, ${spanInWords(row.slipMs ?? 0)} late` : "";
    return `Done on ${momentInWords(row.done.t)}${slip}.`;
  }
  const open = blockers(row);
  const wants = open.length === 0 ? "" : ` ${capitalised(open[0]?.why ?? "")}.`;
  switch (row.status) {
    case "late":
      return `${spanInWords(row.slipMs ?? 0)} late.${wants}`;
    case "running":
      return `Running since ${momentInWords(row.started?.t ?? 0)}.${wants}`;
    case "early":
      return `Work was seen from ${momentInWords(row.started?.t ?? 0)} on, before its entry held.`;
    default:
      return isMet(row.entry) ? `May begin: its entry holds.${wants}` : "Waits for its entry.";
  }
}

function blockers({ entry, exit }: Pick<PhaseRow, "entry" | "exit">): CheckRow[] {
  return [...entry, ...exit].filter(({ state }) => state !== "met");
}

function isMet(checks: readonly CheckRow[]): boolean {
  return checks.every(({ state }) => state === "met");
}

/** Which phase the work is in, and whether that is in time. */
export function phasesSentence(
  rows: readonly PhaseRow[],
  planned: readonly (PlannedSpan | null)[],
  now: number,
): Pick<PhasesModel, "sentence" | "lede"> {
  if (rows.length === 0) return { sentence: "The plan names no phases.", lede: null };
  const done = rows.filter((row) => row.done !== null).length;
  if (done === rows.length)
    return {
      sentence:
        rows.length === 1
          ? "The one phase of the plan is done."
          : `All ${counted(rows.length, "phase")} are done.`,
      lede: regressedLede(rows),
    };
  const current = rows.find((row) => row.done === null);
  const head =
    done === 0
      ? "No phase has passed its gate"
      : `${capitalised(numberWord(done))} of ${counted(rows.length, "phase")} ${done === 1 ? "is" : "are"} done`;
  return {
    sentence: `${head}; ${currentWords(current)}.`,
    lede: [endLede(planned, current, now), regressedLede(rows)].filter(Boolean).join(" ") || null,
  };
}

function currentWords(current: PhaseRow | undefined): string {
  if (!current) return "nothing is left";
  const name = `phase ${current.number} (${current.id})`;
  switch (current.status) {
    case "late":
      return `${name} is ${spanInWords(current.slipMs ?? 0)} late`;
    case "running":
      return `${name} is running`;
    case "early":
      return `work on ${name} began before its entry held`;
    default:
      return `${name} has not begun`;
  }
}

/** When the last phase would end if the current one ended now and the rest kept its planned length. */
function endLede(
  planned: readonly (PlannedSpan | null)[],
  current: PhaseRow | undefined,
  now: number,
): string | null {
  const last = planned.at(-1);
  if (!last || !current?.planned) return null;
  const slip = Math.max(0, now - current.planned.latest);
  const lastDay = (end: number) => dayInWords(end - 1);
  if (slip === 0)
    return `The plan has the last phase end between ${lastDay(last.earliest)} and ${lastDay(last.latest)}.`;
  const shift = (end: number, from: number) => lastDay(now + (end - from));
  return `If phase ${current.number} ended now and the rest kept its length, the last would end between ${shift(last.earliest, current.planned.earliest)} and ${shift(last.latest, current.planned.latest)} instead of ${lastDay(last.earliest)} to ${lastDay(last.latest)}.`;
}

function regressedLede(rows: readonly PhaseRow[]): string | null {
  const regressed = rows.filter((row) => row.regressed !== null);
  if (regressed.length === 0) return null;
  return `${capitalised(counted(regressed.length, "phase"))} that ${regressed.length === 1 ? "was" : "were"} done no longer ${regressed.length === 1 ? "holds" : "hold"}: ${regressed.map(({ id }) => id).join(", ")}.`;
}

type FindingRow = Pick<PhaseRow, "number" | "status" | "planned" | "done" | "slipMs">;

/** The finding above the timeline, at most 70 characters. */
export function phasesFinding(rows: readonly FindingRow[]): string {
  const done = rows.filter((row) => row.done !== null).length;
  const late = rows.filter((row) => row.status === "late").length;
  const lead = `${done} of ${plural(rows.length, "phase")} done`;
  if (late > 0) return `${lead}, ${counted(late, "phase")} late`;
  if (done === rows.length) return lead;
  // Without a planned end nothing is known to be in time.
  const isInTime = rows.every(({ planned, slipMs }) => planned !== null && (slipMs ?? 0) === 0);
  return `${lead}${isInTime ? ", none late" : ""}${earlyWords(rows)}`;
}

function earlyWords(rows: readonly FindingRow[]): string {
  const early = rows.filter((row) => row.status === "early");
  const [first] = early;
  if (first === undefined) return "";
  return early.length === 1
    ? `; phase ${first.number} began before its entry held`
    : `; ${counted(early.length, "phase")} began before their entry held`;
}
