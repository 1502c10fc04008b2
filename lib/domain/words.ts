/** Numbers, dates and spans as sentences say them. UTC always; no locale, no Date. */

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
];
/** Of the Gregorian calendar on average; from two of them on, spans are written in years. */
const YEAR_DAYS = 365.2425;
const DAY = 86_400_000;
const HOUR = 3_600_000;
const MINUTE = 60_000;

/** 1468 -> "1,468". */
export function inWords(count: number): string {
  return String(Math.abs(count)).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** What came of changes from a moment on, by its name: "since plan start", but "in the last 7 days". */
export function sinceInWords(label: string): string {
  const days = /^(\d+) days ago$/.exec(label)?.[1];
  return days === undefined ? `since ${label}` : `in the last ${days} days`;
}

/** 116 -> "+116", -240 -> "−240" (U+2212). */
export function signed(count: number): string {
  return count === 0 ? "0" : `${count > 0 ? "+" : "−"}${inWords(count)}`;
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${inWords(count)} ${count === 1 ? one : many}`;
}

/** Days since 1970 to year, month (1 to 12), day: the civil calendar, Howard Hinnant's days algorithm. */
export function civil(ms: number): {
  readonly year: number;
  readonly month: number;
  readonly day: number;
} {
  const z = Math.floor(ms / DAY) + 719_468;
  const era = Math.floor(z / 146_097);
  const doe = z - era * 146_097;
  const yoe = Math.floor(
    (doe - Math.floor(doe / 1460) + Math.floor(doe / 36_524) - Math.floor(doe / 146_096)) / 365,
  );
  const doy = doe - (365 * yoe + Math.floor(yoe / 4) - Math.floor(yoe / 100));
  const mp = Math.floor((5 * doy + 2) / 153);
  const month = mp < 10 ? mp + 3 : mp - 9;
  return {
    year: yoe + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: doy - Math.floor((153 * mp + 2) / 5) + 1,
  };
}

/** "14 September", with the year when it is not that of `now`; epoch ms. */
export function dayInWords(ms: number, now: number = ms): string {
  const { year, month, day } = civil(ms);
  return `${day} ${MONTHS[month - 1]}${year === civil(now).year ? "" : ` ${year}`}`;
}

/** "16 Sep 00:07". */
export function momentInWords(ms: number): string {
  const { month, day } = civil(ms);
  const minutes = Math.floor((((ms % DAY) + DAY) % DAY) / MINUTE);
  return `${day} ${(MONTHS[month - 1] ?? "").slice(0, 3)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}

/** "2 h 55 min", "3 d 15 h", "2 min 44 s", "40 s". */
export function spanInWords(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds * 1000 < MINUTE) return `${seconds} s`;
  if (seconds * 1000 < HOUR) return pair(Math.floor(seconds / 60), "min", seconds % 60, "s");
  const minutes = Math.round(seconds / 60);
  if (minutes * MINUTE < DAY) return pair(Math.floor(minutes / 60), "h", minutes % 60, "min");
  const hours = Math.floor(minutes / 60);
  const days = Math.floor(hours / 24);
  if (days < 2 * YEAR_DAYS) return pair(days, "d", hours % 24, "h");
  return pair(Math.floor(days / YEAR_DAYS), "y", Math.floor(days % YEAR_DAYS), "d");
}

function pair(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

export function shortSha(sha: string): string {
  return sha.slice(0, 8);
}

/** One decimal; 100.0% only when it is all, 0.0% only when it is none. "–" of nothing. */
export function percentInWords(part: number, whole: number): string {
  if (whole === 0) return "–";
  const rounded = Math.round((part / whole) * 1000) / 10;
  if (part < whole && rounded >= 100) return "99.9%";
  if (part > 0 && rounded <= 0) return "0.1%";
  return `${rounded.toFixed(1)}%`;
}
