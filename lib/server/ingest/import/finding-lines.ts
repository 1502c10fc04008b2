import "server-only";
import { z } from "zod";

const whole = z.int().min(0);

/** The lines of an export that say what other scanners found. */
export const FINDING_LINES = {
  finding: z.object({ finding: z.string() }),
  findings: z.object({
    findings: z.strictObject({
      digest: z.string().regex(/^[0-9a-f]{32}$/),
      ordinal: whole,
      suppressed: whole,
      sha: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/),
      branch: z.string().nullable(),
      format: z.string(),
      tool: z.string(),
      version: z.string(),
      variant: z.string(),
      scope: z.string(),
      incomplete: z.string().nullable(),
      startedAt: z.iso.datetime(),
      members: z.array(z.tuple([whole, whole])),
    }),
  }),
} as const;

export type FindingLine = {
  [K in keyof typeof FINDING_LINES]: {
    readonly kind: K;
    readonly value: z.infer<(typeof FINDING_LINES)[K]>;
    readonly number: number;
  };
}[keyof typeof FINDING_LINES];

export function isFindingLine<L extends { readonly kind: string }>(
  line: L,
): line is Extract<L, { readonly kind: keyof typeof FINDING_LINES }> {
  return Object.hasOwn(FINDING_LINES, line.kind);
}
