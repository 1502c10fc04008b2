import "server-only";
import { z } from "zod";
import { AppError } from "@/lib/server/errors";
import { EXPORT_FORMAT } from "@/lib/server/ingest/export/export-store";
import { FINDING_LINES } from "./finding-lines";
import { RUN_LINES } from "./run-lines";

const factKey = { sha: z.string(), scanner: z.int().min(0), digest: z.string() };

const uploadSchema = z.strictObject({
  id: z.int(),
  kind: z.string(),
  state: z.string(),
  bytes: z.int(),
  detail: z.string().nullable(),
  withdrawnBy: z.string().nullable(),
  withdrawnReason: z.string().nullable(),
  digest: z.string(),
  receivedAt: z.iso.datetime(),
  withdrawnAt: z.iso.datetime().nullable(),
});

/** Each line of an export by its first key; commits are checked as those of a scan, the index by comparing it. */
const LINES = {
  format: z.object({ format: z.literal(EXPORT_FORMAT), receipts: z.boolean() }),
  project: z.object({
    project: z.object({
      slug: z.string(),
      repository: z.string(),
      demo: z.boolean(),
      // Exports of earlier stores have none.
      commitLink: z.string().nullable().default(null),
      lineLink: z.string().nullable().default(null),
    }),
  }),
  scanner: z.object({
    scanner: z.object({
      tool: z.string(),
      version: z.string(),
      recorded: z.union([z.literal("all"), z.array(z.string())]),
    }),
  }),
  plan: z.object({ plan: z.object({ id: z.string(), version: z.int(), source: z.string() }) }),
  ...RUN_LINES,
  ...FINDING_LINES,
  owners: z.object({
    owners: z.strictObject({
      commit: z
        .string()
        .regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/)
        .nullable(),
      from: z.iso.datetime().nullable(),
      source: z.string(),
    }),
  }),
  commit: z.object({ commit: z.unknown(), scanner: z.int().min(0) }),
  place: z.object({ place: z.unknown() }),
  life: z.object({ life: z.unknown() }),
  spell: z.object({ spell: z.unknown() }),
  created: z.object({ created: z.iso.datetime() }),
  upload: z.object({ upload: uploadSchema }),
  factFrom: z.object({ factFrom: z.object({ ...factKey, upload: z.int() }) }),
  claim: z.object({ claim: z.object({ ...factKey, upload: z.int() }) }),
  planFrom: z.object({
    planFrom: z.object({ id: z.string(), version: z.int(), upload: z.int() }),
  }),
  end: z.object({ end: z.object({ lines: z.int() }) }),
} as const;

type Name = keyof typeof LINES;

export type ExportLine = {
  [K in Name]: {
    readonly kind: K;
    readonly value: z.infer<(typeof LINES)[K]>;
    readonly text: string;
    readonly number: number;
  };
}[Name];

/** Reads one line; throws unprocessable with its number when it is not of an export. */
export function parseExportLine(text: string, number: number): ExportLine {
  const value = parseJson(text, number);
  const kind = Object.keys(value)[0] as Name;
  const schema = Object.hasOwn(LINES, kind) ? LINES[kind] : undefined;
  if (schema === undefined) throw notOurs(number, `nothing of an export begins with "${kind}"`);
  const parsed = schema.safeParse(value);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw notOurs(number, `${issue?.path.join(".")}: ${issue?.message}`);
  }
  return { kind, value: parsed.data, text, number } as ExportLine;
}

function parseJson(text: string, number: number): object {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notOurs(number, "the line is no JSON");
  }
  if (typeof value === "object" && value !== null) return value;
  throw notOurs(number, "the line is no object");
}

export function notOurs(number: number, reason: string): AppError {
  return new AppError("unprocessable", `line ${number}: ${reason}. Nothing was imported.`);
}
