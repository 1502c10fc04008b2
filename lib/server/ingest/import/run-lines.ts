import "server-only";
import { z } from "zod";
import { ACT_KINDS } from "@/lib/domain/acts";
import { STARTED_FROM } from "@/lib/domain/tests/facts";
import { TEST_STATUSES } from "@/lib/domain/tests/report";

const place = z.int().min(0);

/** The lines of an export that say what test runs and people said. */
export const RUN_LINES = {
  test: z.object({
    test: z.strictObject({
      place: z.string(),
      isFile: z.boolean(),
      name: z.string(),
      variant: z.string(),
      key: z.string().regex(/^[0-9a-f]{32}$/),
    }),
  }),
  set: z.object({ set: z.array(place) }),
  failure: z.object({ failure: z.string() }),
  report: z.object({
    report: z.strictObject({
      digest: z.string().regex(/^[0-9a-f]{32}$/),
      sha: z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/),
      environment: z.string(),
      run: z.string(),
      branch: z.string().nullable(),
      format: z.string(),
      writer: z.string(),
      simulated: z.boolean(),
      incomplete: z.string().nullable(),
      startedAt: z.iso.datetime(),
      startedFrom: z.enum(STARTED_FROM),
      set: place,
      exceptions: z.array(
        z.tuple([
          place,
          z
            .int()
            .min(0)
            .max(TEST_STATUSES.length - 1),
          z.union([z.literal(0), z.literal(1)]),
          place.nullable(),
        ]),
      ),
      durations: z.base64().nullable(),
    }),
  }),
  act: z.object({
    act: z.strictObject({
      plan: z.string(),
      kind: z.enum(ACT_KINDS),
      subject: z.string(),
      by: z.string(),
      at: z.iso.datetime(),
      reason: z.string(),
    }),
  }),
} as const;

export type RunLine = {
  [K in keyof typeof RUN_LINES]: {
    readonly kind: K;
    readonly value: z.infer<(typeof RUN_LINES)[K]>;
    readonly number: number;
  };
}[keyof typeof RUN_LINES];

export type ReportLine = z.infer<typeof RUN_LINES.report>["report"];

export function isRunLine<L extends { readonly kind: string }>(
  line: L,
): line is Extract<L, { readonly kind: keyof typeof RUN_LINES }> {
  return Object.hasOwn(RUN_LINES, line.kind);
}
