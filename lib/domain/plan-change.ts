/** One difference between two versions of a plan. */
export type PlanChange = {
  readonly kind: "added" | "removed" | "changed";
  /** Field of the newer version; of the older one when it is gone. */
  readonly pointer: string;
  /** In words: `phase protect: days changed`. */
  readonly label: string;
  /** The values as text; absent on the side that has none. */
  readonly before?: string;
  readonly after?: string;
};
