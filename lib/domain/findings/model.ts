import type { FindingLevel } from "./report";

/** What the page of findings shows; plain data, epoch milliseconds. Nothing of it is added to counts of imports. */
export type FindingsModel = {
  readonly sentence: string;
  readonly lede: string;
  /** Which findings: those that the plan names, or all. */
  readonly show: FindingsShow;
  /** Of one tool, of one rule; empty for all. */
  readonly tool: string;
  readonly rule: string;
  /** Patterns of `subject.findings`, with how many stand under each. */
  readonly named: readonly {
    readonly tool: string;
    readonly rule: string;
    readonly standing: number;
  }[];
  readonly standing: { readonly plan: number; readonly all: number };
  /** Standing among those chosen, and what the first complete report of each tool held of them. */
  readonly now: number;
  readonly atFirst: number;
  /** Every tool that reported, whichever is chosen. */
  readonly toolNames: readonly string[];
  readonly tools: readonly FindingsTool[];
  /** One for each report on the line, in its order; at most 400. */
  readonly points: readonly FindingsPoint[];
  readonly rules: readonly FindingsRule[];
  readonly files: readonly FindingsFile[];
  /** Before the list was cut. */
  readonly filesTotal: number;
  readonly filesHolding: number;
  /** The ends of the columns of the heat strips. */
  readonly columns: readonly { readonly t: number; readonly sha: string }[];
  /** Reports on commits of other branches. */
  readonly elsewhere: number;
};

export const FINDINGS_SHOWS = ["plan", "all"] as const;
export type FindingsShow = (typeof FINDINGS_SHOWS)[number];

/** What of the findings is asked for. */
export type FindingsFilter = {
  readonly show: FindingsShow;
  readonly tool: string;
  readonly rule: string;
};

export type FindingsMoment = { readonly sha: string; readonly t: number };

export type FindingsTool = {
  readonly tool: string;
  readonly variant: string;
  readonly version: string;
  readonly reports: number;
  readonly last: FindingsMoment;
  /** Of the last report; null when it came to its end. */
  readonly incomplete: string | null;
  /** The last one that did; null for none. */
  readonly lastComplete: FindingsMoment | null;
  readonly suppressed: number;
  /** Files that its last report could not parse. */
  readonly unread: number;
  readonly standing: number;
  readonly introduced: number;
  readonly fixed: number;
};

export type FindingsPoint = FindingsMoment & {
  /** Standing behind it, of all tools. */
  readonly standing: number;
  readonly introduced: number;
  readonly fixed: number;
  readonly incomplete: boolean;
  readonly tool: string;
};

export type FindingsRule = {
  readonly tool: string;
  readonly rule: string;
  readonly level: FindingLevel;
  readonly isNamed: boolean;
  readonly standing: number;
  readonly files: number;
  readonly introduced: number;
  readonly fixed: number;
  /** Standing at the end of each column; null before its tool had reported. */
  readonly trend: readonly (number | null)[];
};

export type FindingsFile = {
  /** Empty for what no file is named for. */
  readonly path: string;
  readonly standing: number;
  /** A tool could not parse it last: what it found there before is kept, and not known to stand. */
  readonly isUnread: boolean;
  readonly rules: readonly string[];
  readonly since: FindingsMoment;
  /** Standing at the end of each column; null before a report named the file. */
  readonly cells: readonly (number | null)[];
};
