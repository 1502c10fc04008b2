import { inWords, plural } from "./words";

/** How far the reading of a history is. */
export type Reading = {
  /** Commits whose changes are known, of all that are read. */
  readonly compared: number;
  readonly ofCompared: number;
  /** File versions, of those that these commits brought. */
  readonly filesRead: number;
  readonly ofFiles: number;
  readonly bytesRead: number;
  /** How long it has been going on. */
  readonly readMs: number;
};

/** The part that is read, from 0 to 1, when the other commits bring as many versions as those known so far; null before any is. */
export function readPart({ compared, ofCompared, filesRead, ofFiles }: Reading): number | null {
  if (ofFiles === 0 || compared === 0) return null;
  const expected = (ofFiles * Math.max(ofCompared, compared)) / compared;
  return Math.min(1, filesRead / expected);
}

// Before this much is read the rate says little about the rest.
const LEFT_FROM_PART = 0.05;
const LEFT_FROM_MS = 2_000;

/** How long the rest of the reading takes at this rate, in ms; null while that cannot be said. */
export function readLeftMs(reading: Reading): number | null {
  const part = readPart(reading);
  if (part === null || part < LEFT_FROM_PART || part === 1) return null;
  if (reading.readMs < LEFT_FROM_MS) return null;
  return (reading.readMs * (1 - part)) / part;
}

/** `reading 12,000 of 30,000 file versions known so far, 45 MB a second`. */
export function readingText(reading: Reading): string {
  const { compared, ofCompared, filesRead, ofFiles, bytesRead, readMs } = reading;
  if (filesRead === 0) return `comparing ${inWords(compared)} of ${plural(ofCompared, "commit")}`;
  const known = compared < ofCompared ? " known so far" : "";
  const perSecond = Math.round(bytesRead / 1000 / Math.max(readMs, 1));
  return `reading ${inWords(filesRead)} of ${plural(ofFiles, "file version")}${known}, ${inWords(perSecond)} MB a second`;
}
