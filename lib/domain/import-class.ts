/** The six classes of an import under a plan version, in order of precedence (rules.md 3). */
export const IMPORT_CLASSES = [
  "outOfScope",
  "exempt",
  "canonical",
  "legacy",
  "unplanned",
  "unclassified",
] as const;
export type ImportClass = (typeof IMPORT_CLASSES)[number];
export type ClassCounts = Readonly<Record<ImportClass, number>>;

/** The classes as sentences and lines of a terminal call them. */
export const IMPORT_CLASS_WORDS: Readonly<Record<ImportClass, string>> = {
  outOfScope: "out of scope",
  exempt: "exempt",
  canonical: "canonical",
  legacy: "legacy",
  unplanned: "unplanned",
  unclassified: "unclassified",
};
