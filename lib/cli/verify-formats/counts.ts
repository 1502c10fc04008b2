export type Expected = Readonly<Record<string, unknown>>;
export type Counts = Readonly<Record<string, number>>;

/** What an index says of a report, and the same of what was read: equal, or a difference. */
export type Comparison = { readonly expected: Counts; readonly found: Counts };

export const number = (value: unknown): number => (typeof value === "number" ? value : 0);
export const group = (value: unknown): Expected =>
  typeof value === "object" && value !== null ? { ...value } : {};
