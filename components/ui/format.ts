/**
 * Numbers, dates and spans as they are written everywhere: English, UTC, no locale of the machine. Instants and
 * spans are epoch milliseconds.
 */
const MINUS = "\u2212";
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Of the Gregorian calendar on average; from two of them on, spans are written in years. */
const YEAR_DAYS = 365.2425;
const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** Does not apply; a value that is not known is the word `unknown` instead. */
export const NOT_APPLICABLE = "–";

/** `1,468` and `−240`: a comma from 1,000, U+2212 for the minus; decimals are kept as they are. */
export function formatCount(value: number): string {
  const [whole = "0", decimals] = String(Math.abs(value)).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",");
  return (value < 0 ? MINUS : "") + grouped + (decimals === undefined ? "" : `.${decimals}`);
}

/** `+116`, `−240`, `0`. */
export function formatChange(value: number): string {
  return (value > 0 ? "+" : "") + formatCount(value);
}

/**
 * `59.8%`; whole percents when the whole is below 100 and `–` when it is 0. Never rounded up to 100% nor down to 0%
 * while something is left on the other side.
 */
export function formatShare(part: number, whole: number): string {
  if (whole <= 0) return NOT_APPLICABLE;
  const digits = whole < 100 ? 0 : 1;
  const step = digits === 0 ? 1 : 0.1;
  const percent = (100 * part) / whole;
  if (part <= 0) return "0%";
  if (part >= whole) return `${Math.round(percent)}%`;
  return `${Math.min(Math.max(percent, step), 100 - step).toFixed(digits)}%`;
}

/** `3 files`, `1 file`; irregular plurals are given. */
export function formatPlural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** `17 Sep`. */
export function formatDay(instant: number): string {
  const date = new Date(instant);
  return `${date.getUTCDate()} ${monthOf(date).slice(0, 3)}`;
}

/** `14 September`, for sentences. */
export function formatLongDay(instant: number): string {
  const date = new Date(instant);
  return `${date.getUTCDate()} ${monthOf(date)}`;
}

/** `15:44`. */
export function formatClock(instant: number): string {
  const date = new Date(instant);
  return `${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())}`;
}

/** `16 Sep 00:07`, with the year when it is not that of `now`. */
export function formatMoment(instant: number, now: number = instant): string {
  const year = new Date(instant).getUTCFullYear();
  const isDoubtful = year !== new Date(now).getUTCFullYear();
  return `${formatDay(instant)}${isDoubtful ? ` ${year}` : ""} ${formatClock(instant)}`;
}

/** `17 Sep 2025`. */
export function formatDate(instant: number): string {
  return `${formatDay(instant)} ${new Date(instant).getUTCFullYear()}`;
}

/** `17 Sep 2025 15:44`; the zone is written beside it. */
export function formatStamp(instant: number): string {
  return `${formatDate(instant)} ${formatClock(instant)}`;
}

/** `2025-09-17T15:44:29Z`, for `datetime` attributes and links. */
export function formatIso(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

/**
 * The two largest units, a zero left out: `3 d 15 h`, `2 h 55 min`, `2 min 44 s`, `12 s`. Hours beside days are whole
 * ones, days beside years too; minutes beside hours are rounded.
 */
export function formatSpan(ms: number): string {
  const span = Math.max(0, ms);
  if (span < MINUTE) return `${part(span, SECOND)} s`;
  if (span < HOUR) return pair([part(span, MINUTE), "min"], [part(span % MINUTE, SECOND), "s"]);
  const minutes = Math.round(span / MINUTE);
  if (minutes < DAY / MINUTE) return pair([part(minutes, 60), "h"], [minutes % 60, "min"]);
  const hours = part(minutes, 60);
  const days = part(hours, 24);
  if (days < 2 * YEAR_DAYS) return pair([days, "d"], [hours % 24, "h"]);
  return pair([part(days, YEAR_DAYS), "y"], [Math.floor(days % YEAR_DAYS), "d"]);
}

/** `2 h 10 min ago`, `in 3 d 4 h`, `just now` below a minute. */
export function formatAge(instant: number, now: number): string {
  const age = now - instant;
  if (Math.abs(age) < MINUTE) return "just now";
  const rounded = Math.floor(Math.abs(age) / MINUTE) * MINUTE;
  return age > 0 ? `${formatSpan(rounded)} ago` : `in ${formatSpan(rounded)}`;
}

/** The first 8 hex digits. */
export function shortSha(sha: string): string {
  return sha.slice(0, 8);
}

function monthOf(date: Date): string {
  return MONTHS[date.getUTCMonth()] ?? "";
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

function part(span: number, unit: number): number {
  return Math.floor(span / unit);
}

type Amount = readonly [count: number, unit: string];

function pair(large: Amount, small: Amount): string {
  const write = ([count, unit]: Amount) => `${formatCount(count)} ${unit}`;
  return small[0] === 0 ? write(large) : `${write(large)} ${write(small)}`;
}
