import { dayInWords, inWords, plural } from "../words";
import { type Forecast, MINIMUM, type Pace, STALE_DAYS } from "./forecast";
import type { TargetReach } from "./target";

const DAY = 86_400_000;

/** What stands in the way of a date although the pace is known. */
export type Blocked = {
  /** Imports that no rule of the plan judges, unless it allows them. */
  readonly outside: number;
  /** Modules of the plan that the scans do not record. */
  readonly unrecorded: number;
};

export type Told = {
  readonly said: Forecast;
  readonly blocked: Blocked;
  readonly target: TargetReach | null;
  /** Epoch ms: the last fact, and the moment that the page is read at. */
  readonly from: number;
  readonly now: number;
  readonly planVersion: number;
};

/** 12.3 -> "12", 2.44 -> "2.4": how many a week. */
function weekly(count: number): string {
  return count < 10 ? String(Math.round(count * 10) / 10) : inWords(Math.round(count));
}

/** Whether imports or modules stand in the way of a finish. */
export function isBlocked({ outside, unrecorded }: Blocked): boolean {
  return outside > 0 || unrecorded > 0;
}

export function isStale({ from, now }: Pick<Told, "from" | "now">): boolean {
  return now - from > STALE_DAYS * DAY;
}

/** The finding: a date with its pace, or why there is none. */
export function forecastFinding(told: Told): string {
  const { said } = told;
  if (said.left > 0 && isStale(told)) return "No forecast: the last commit is too old";
  switch (said.outcome.state) {
    case "nothingLeft":
      return isBlocked(told.blocked)
        ? `Whether it is finished is unknown: ${blockedWords(told)}`
        : "No legacy import is left";
    case "tooLittle":
      return said.pace.days < MINIMUM.days
        ? `No forecast yet: ${plural(said.pace.days, "day")} of history, ${MINIMUM.days} are needed`
        : `No forecast: progress on ${plural(said.pace.activeDays, "day")}, ${MINIMUM.activeDays} are needed`;
    case "noTrend":
    case "tooSlow":
      return `No finish at this rate: ${flowWords(said.pace)}`;
    case "dates": {
      if (isBlocked(told.blocked)) return `The finish is unknown: ${blockedWords(told)}`;
      return datesFinding(told, said.outcome.days);
    }
  }
}

/** The date that held most often in the backtests stands first: half of the runs end too soon (lib/decisions/030). */
function datesFinding({ said, from, now }: Told, days: Dates): string {
  const pace = `at ${weekly(said.pace.out)} a week`;
  const date = (ahead: number) => dayInWords(from + ahead * DAY, now);
  return days[85] === null
    ? `Half of the runs end by ${date(days[50] ?? 0)}, ${pace}; 85% not in five years`
    : `Finished by ${date(days[85])} in 85% of the runs, ${pace}`;
}

type Dates = Readonly<Record<50 | 85 | 95, number | null>>;

/** What the finding leaves out: the other dates, the target, what must change. */
export function forecastDetail(told: Told): string {
  const { said } = told;
  const sentences = [...outcomeSentences(told), ...targetSentences(told)];
  if (said.left > 0 && isStale(told))
    return `Nothing is known after ${dayInWords(told.from, told.now)}. Scan and send what came since.`;
  return sentences.join(" ");
}

function outcomeSentences(told: Told): string[] {
  const { said, blocked } = told;
  const note = isBlocked(blocked) ? [mendWords(told)] : [];
  switch (said.outcome.state) {
    case "nothingLeft":
      return note;
    case "tooLittle":
      return [
        `A pace takes ${MINIMUM.days} days since the plan began, with progress on ${MINIMUM.activeDays} of them.`,
        soFar(said.pace),
        ...note,
      ];
    case "noTrend":
      return [`${restsOn(said.pace)}`, ...note];
    case "tooSlow":
      return [
        `More than half of the simulated runs do not end within five years. ${restsOn(said.pace)}`,
        ...note,
      ];
    case "dates":
      return [...note, datesSentence(told, said.outcome.days), restsOn(said.pace)];
  }
}

function datesSentence(told: Told, days: Dates): string {
  const date = (ahead: number | null) =>
    ahead === null
      ? "not within five years"
      : `by ${dayInWords(told.from + ahead * DAY, told.now)}`;
  const subject = isBlocked(told.blocked) ? "Legacy imports alone are gone" : "Finished";
  return `${subject} ${date(days[50])} in half of the simulated runs, ${date(days[85])} in 85%, ${date(days[95])} in 95%.`;
}

function restsOn({ days, out, in: into }: Pace): string {
  return `Over the last ${plural(days, "day")} ${weekly(out)} a week were converted or removed and ${weekly(into)} came in.`;
}

/** In counts: days so few make no weekly rate. */
function soFar({ days, out, in: into }: Pace): string {
  const over = (rate: number) => inWords(Math.round((rate * days) / 7));
  return `In ${days === 1 ? "the one day" : plural(days, "day")} so far ${over(out)} were converted or removed and ${over(into)} came in.`;
}

function flowWords({ out, in: into }: Pace): string {
  return `${weekly(out)} a week leave, ${weekly(into)} come in`;
}

function blockedWords({ blocked, planVersion }: Told): string {
  return blocked.outside > 0
    ? `${plural(blocked.outside, "import")} outside version ${planVersion}`
    : `${plural(blocked.unrecorded, "module")} not recorded`;
}

function mendWords({ blocked, planVersion }: Told): string {
  return blocked.outside > 0
    ? `${plural(blocked.outside, "import")} of the subject ${blocked.outside === 1 ? "is" : "are"} on paths that version ${planVersion} does not judge: name them in the plan or move them.`
    : `The scans do not record ${plural(blocked.unrecorded, "module")} of the plan: scan again with all imports.`;
}

function targetSentences({ target, said, now }: Told): string[] {
  if (target === null || said.left === 0) return [];
  const day = dayInWords(target.t, now);
  if (target.needed === null)
    return [`The ${target.of === "plan" ? "planned end" : "target"}, ${day}, has passed.`];
  const needs = `For ${day}${target.of === "plan" ? ", the planned end," : ""} ${weekly(Math.ceil(target.needed))} a week must leave`;
  if (said.outcome.state === "tooLittle") return [`${needs}, beside what comes in.`];
  if (target.chance === null) return [`${needs}.`];
  return [`${needs}; ${Math.round(target.chance * 100)}% of the runs end by then.`];
}
