import "server-only";
import { z } from "zod";
import type { LocalEvent } from "@/lib/api/local";

const text = z.string().max(20_000);
const DRAFT_LENGTH = 1_000_000;
const count = z.number().nonnegative();

const schema: z.ZodType<LocalEvent> = z.discriminatedUnion("event", [
  z.object({
    event: z.literal("found"),
    found: z.object({
      project: text,
      repository: text,
      branch: text.nullable(),
      commits: count,
      missing: count,
      plan: text.nullable(),
      notes: z.array(text),
    }),
  }),
  z.object({
    event: z.literal("progress"),
    progress: z.object({
      sent: count,
      ofCommits: count,
      imports: count,
      compared: count,
      ofCompared: count,
      filesRead: count,
      ofFiles: count,
      bytesRead: count,
      readMs: count,
      isReading: z.boolean(),
      elapsedMs: count,
      leftMs: count.nullable(),
    }),
  }),
  z.object({
    event: z.literal("board"),
    path: text,
    draft: z
      .object({ symbol: text, sentence: text, why: text, text: z.string().max(DRAFT_LENGTH) })
      .nullable(),
  }),
  z.object({ event: z.literal("done"), path: text, lines: z.array(text) }),
  z.object({ event: z.literal("failed"), message: text }),
]);

/** A line that the command line wrote; null when it is no event. */
export function parseEvent(line: string): LocalEvent | null {
  try {
    return schema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}
