/** Earlier than any report: Go's zero time and epoch 0 are no moments of a run. */
const EARLIEST = Date.UTC(1990, 0, 1);
const LATEST = Date.UTC(2200, 0, 1);

const ZONED_ISO =
  /^(\d{4}-\d\d-\d\d)[T ] ?(\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|UTC|GMT|[+-]\d\d:?\d\d)$/i;
/** `Mon, 23 Nov 2026 03:45:01 GMT` (RFC 1123) and `26 Jun 2018 13:51:32 GMT` (TestNG). */
const NAMED_MONTH = /^(?:[A-Za-z]{3}, )?\d{1,2} [A-Za-z]{3} \d{4} \d\d:\d\d:\d\d (?:GMT|UTC|Z)$/;

/** Epoch ms of a timestamp with a zone; null for one without, which could be any of a day's hours, and for no moment. */
export function zonedTime(text: string): number | null {
  const value = text.trim();
  if (value.length > 40) return null;
  const iso = ZONED_ISO.exec(value);
  if (iso !== null) {
    const zone = /^[+-]/.test(iso[3] ?? "") ? iso[3] : "Z";
    return believable(Date.parse(`${iso[1]}T${iso[2]}${zone}`));
  }
  return NAMED_MONTH.test(value) ? believable(Date.parse(value)) : null;
}

/** The moment in whole ms when it can be a run's; else null. */
export function believable(epochMs: number): number | null {
  return epochMs >= EARLIEST && epochMs < LATEST ? Math.round(epochMs) : null;
}
