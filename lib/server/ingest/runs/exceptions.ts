import "server-only";
import type { ReportException } from "@/lib/domain/tests/facts";
import { TEST_STATUSES } from "@/lib/domain/tests/report";

/** `[ordinal in the set, index of the status, 1 when retried, failure text or null]`, as the store writes it. */
export type PackedException = readonly [
  ordinal: number,
  status: number,
  retried: 0 | 1,
  failure: number | null,
];

export function unpackExceptions(text: string): ReportException[] {
  const packed = JSON.parse(text) as PackedException[];
  return packed.map(([ordinal, status, retried, message]) => ({
    ordinal,
    // A status that this version does not know is no pass.
    status: TEST_STATUSES[status] ?? "error",
    isRetried: retried === 1,
    message,
  }));
}
