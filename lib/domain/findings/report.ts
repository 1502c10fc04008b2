/** What a report of another scanner says: facts, before a plan reads them (rules.md 8). */

export const FINDINGS_FORMATS = [
  "sarif",
  "ruff-json",
  "eslint-json",
  "gitlab-codequality",
  "semgrep-json",
  "bandit-json",
  "mypy-json",
  "pylint-json",
  "checkstyle",
  "flake8-json",
  "dependency-cruiser",
  "import-linter",
  "betterer",
  "sonar-generic",
  "tach",
  "junit-lint",
] as const;
export type FindingsFormat = (typeof FINDINGS_FORMATS)[number];

/** How grave its tool calls a finding; the index in this list is what the store holds. */
export const FINDING_LEVELS = ["error", "warning", "note", "none"] as const;
export type FindingLevel = (typeof FINDING_LEVELS)[number];

/** One finding of a report, in the order of the report. */
export type ReportedFinding = {
  /** As the tool names it; a finding without one (a parse error) has the name of its kind in parentheses. */
  readonly rule: string;
  /** With `/`, without `./`; empty where the report names no file (a module, a contract, a whole project). */
  readonly path: string;
  /** From 1; null for a whole file. */
  readonly line: number | null;
  readonly level: FindingLevel;
  readonly message: string;
  /** The tool's own key where it outlives a shifted line (SARIF fingerprints, Semgrep's); null without. */
  readonly toolKey: string | null;
  /** The text of the line, where the report or the uploader has it; null without. */
  readonly lineText: string | null;
  /** What stands for a line where a tool has none: `from -> to`, a contract's import; null where lines are. */
  readonly relation: string | null;
};

/** One tool's run. Reports of one tool that are told apart by `variant` do not close each other's findings. */
export type FindingsRun = {
  readonly tool: string;
  readonly version: string;
  /** What the tool calls this analysis (SARIF's `automationDetails.id`); empty without. */
  readonly variant: string;
  /** Why it did not come to its end, as a sentence; null when it did. It closes nothing then. */
  readonly incomplete: string | null;
  /** Findings that the code base itself silences; they stand in no list and no count. */
  readonly suppressed: number;
  readonly findings: readonly ReportedFinding[];
};

export type FindingsReport = {
  readonly format: FindingsFormat;
  readonly runs: readonly FindingsRun[];
  /** What a reader must know of this report, as sentences. */
  readonly notes: readonly string[];
};
