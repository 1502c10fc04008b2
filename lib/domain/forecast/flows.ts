/**
 * What left and what came in per day of 24 hours, oldest first; the lists are of one length. Out is converted and
 * removed, the only flows that are progress (rules.md 3); in is introduced and reopened. Days are drawn whole, so that
 * the two stay together.
 */
export type Throughput = {
  readonly out: readonly number[];
  readonly in: readonly number[];
  /** Imports that stood as the day began. */
  readonly standing: readonly number[];
};
