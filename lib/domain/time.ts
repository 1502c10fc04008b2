/** Instants are epoch milliseconds everywhere else; this is the only domain file that knows `Date`. */

const DAY_MS = 86_400_000;
/** The last instant that counts as real: the end of the year 2200. */
const MAX_INSTANT = Date.UTC(2201, 0, 1) - 1;

const INSTANT =
  /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DURATION = /^(\d{1,6})\s?(m|h|d|w)$/;
const UNIT_MS: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: DAY_MS,
  w: 7 * DAY_MS,
};

/** Epoch ms of `YYYY-MM-DD`, 00:00 UTC; null when it is no day of the calendar from 1970 to 2200. */
export function parseDay(text: string): number | null {
  const instant = calendarDay(text);
  return instant !== null && isInBounds(instant) ? instant : null;
}

/** Epoch ms of an ISO 8601 date and time with a zone; null without a zone, off the calendar, or not in 1970 to 2200. */
export function parseInstant(text: string): number | null {
  const [, day = "", hour, minute, second = "0", fraction = "0", zone = ""] =
    INSTANT.exec(text) ?? [];
  const midnight = calendarDay(day);
  const offset = zoneOffset(zone);
  if (midnight === null || offset === null) return null;
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  const ms = Math.floor(Number(`0.${fraction}`) * 1000);
  const instant = midnight + seconds * 1000 + ms - offset;
  return isInBounds(instant) ? instant : null;
}

/** Epoch ms of a day (00:00 UTC) or of a date and time with a zone; null for anything else. */
export function parseMoment(text: string): number | null {
  return parseDay(text) ?? parseInstant(text);
}

/** Milliseconds of `90m`, `24h`, `7d` or `2w`; null for anything else and for zero. */
export function parseDuration(text: string): number | null {
  const [, count, unit = ""] = DURATION.exec(text) ?? [];
  const ms = Number(count) * (UNIT_MS[unit] ?? Number.NaN);
  return ms > 0 ? ms : null;
}

/** `2025-09-14`, the day in UTC. */
export function isoDay(instant: number): string {
  return isoInstant(instant).slice(0, 10);
}

/** `2025-09-14T05:12:27Z`, in UTC, without a fraction. */
export function isoInstant(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}

// A local day at the edge of the bounds may still name an instant inside them.
function calendarDay(text: string): number | null {
  const [, year, month, day] = DAY.exec(text) ?? [];
  const instant = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return !Number.isNaN(instant) && isoDay(instant) === text ? instant : null;
}

function zoneOffset(zone: string): number | null {
  if (zone === "Z") return 0;
  const [, sign, hours, minutes = "0"] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  if (Number(hours) > 23 || Number(minutes) > 59 || sign === undefined) return null;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

function isInBounds(instant: number): boolean {
  return instant >= 0 && instant <= MAX_INSTANT;
}
