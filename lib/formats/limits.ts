/** What one file may hold. Beyond a limit it is refused, and the reason names limit and place; nothing is cut silently. */
export const LIMITS = {
  /** Levels of JSON; what works on it by recursion dies at some thousands. */
  jsonDepth: 64,
  /** Groups and lists of one JSON text: each takes about 44 bytes once parsed. */
  jsonGroups: 2_000_000,
  /** Values between commas of one JSON text. */
  jsonValues: 8_000_000,
  xmlDepth: 64,
  /** Of one tag: 300,000 of them stop a parser for seconds. */
  xmlAttributes: 1000,
  /** Tests of one report. */
  tests: 100_000,
  /** Findings of one report. */
  findings: 100_000,
  /** Lines of a report that is read line by line: two microseconds each. */
  reportLines: 1_000_000,
  /** Subtests within subtests of a TAP stream. */
  tapLevels: 64,
  /** Files in an archive, read or not. */
  archiveFiles: 200_000,
  /** Bytes of one file of an archive that is read, inflated. */
  archiveFileBytes: 8 * 1024 * 1024,
  /** Bytes of all of them. */
  archiveBytes: 64 * 1024 * 1024,
  /** Bytes of one line of a scan; a commit goes on over further lines. */
  scanLineBytes: 4 * 1024 * 1024,
} as const;
