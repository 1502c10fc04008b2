/**
 * What a person typed as a moment: a sha of 4 to 40 digits, a day or a minute (the end of it, UTC, so that what happened
 * within counts), or an exact second. Null for anything else.
 */
export function parseMoment(text: string): string | null {
  const trimmed = text.trim();
  if (/^[0-9a-f]{4,40}$/i.test(trimmed)) return trimmed.toLowerCase();
  const [, day, clock, seconds = ":59"] =
    /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(:\d{2})?(?: ?(?:Z|UTC))?)?$/.exec(trimmed) ?? [];
  if (day === undefined) return null;
  const instant = `${day}T${clock ?? "23:59"}${seconds}Z`;
  return Number.isNaN(Date.parse(instant)) || !isCalendarDay(day) ? null : instant;
}

function isCalendarDay(day: string): boolean {
  const instant = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day);
}
