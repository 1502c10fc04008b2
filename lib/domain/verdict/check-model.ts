import type { CheckState } from "./words";

/** One thing that a check looked at: a file, a test, a count. */
export type CheckItem = {
  readonly label: string;
  readonly state: CheckState;
  readonly why: string;
  /** The file to open, where it is one. */
  readonly path?: string | undefined;
};

/** A check of the plan and what it found, item by item, the unmet first. */
export type CheckRow = {
  /** The check as a sentence: "New tests that must fail first: seen failing". */
  readonly label: string;
  readonly state: CheckState;
  readonly why: string;
  /** At most 50; `itemsTotal` says how many there are. */
  readonly items: readonly CheckItem[];
  readonly itemsTotal: number;
  readonly isSimulated: boolean;
};
