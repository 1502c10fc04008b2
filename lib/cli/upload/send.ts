import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { z } from "zod";
import { CannotError } from "@/lib/cli/usage";
import type { DryRun } from "@/lib/domain/dry-run/model";

const storedSchema = z.object({
  isNew: z.boolean(),
  upload: z.number(),
  kind: z.string(),
  commits: z.number(),
  known: z.number(),
  imports: z.number(),
  waitingFor: z.array(z.object({ sha: z.string(), waitingFor: z.string() })),
  plan: z.object({ id: z.string(), version: z.number() }).optional(),
  tests: z.number().optional(),
  owners: z.object({ commit: z.string().nullable(), rules: z.number() }).optional(),
  run: z
    .object({
      commit: z.string(),
      environment: z.string(),
      run: z.string(),
      statuses: z.record(z.string(), z.number()),
    })
    .optional(),
  findings: z
    .object({
      commit: z.string(),
      tools: z.array(
        z.object({
          tool: z.string(),
          findings: z.number(),
          suppressed: z.number(),
          incomplete: z.string().nullable(),
        }),
      ),
    })
    .optional(),
});

const problemSchema = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  total: z.number().optional(),
  errors: z
    .array(
      z.object({
        detail: z.string(),
        pointer: z.string().optional(),
        line: z.number().optional(),
        column: z.number().optional(),
      }),
    )
    .optional(),
});

export type Stored = z.infer<typeof storedSchema>;
export type Problem = z.infer<typeof problemSchema>;
export type Answer<T = Stored> =
  | { readonly ok: true; readonly stored: T }
  | { readonly ok: false; readonly status: number; readonly problem: Problem };

export type Destination = {
  readonly server: string;
  readonly project: string;
  readonly isDemo: boolean;
  readonly token: string | undefined;
  /** What is said of test reports, by the name of the parameter. */
  readonly run: Readonly<Record<string, string | undefined>>;
  /** Told before each pause, with the seconds that it lasts. */
  readonly onRetry: (reason: string, pauseMs: number) => void;
};

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 8_000;
/** A server that was never seen is most likely not running; one that was may be starting again. */
const ATTEMPTS = { unseen: 3, later: 10 };

const compress = promisify(gzip);

export type Sender<T = Stored> = (body: Buffer, name: string) => Promise<Answer<T>>;

/** Sends bodies to one project, gzip on the wire, again when the connection is lost or the server is not ready. */
export function sender(to: Destination): Sender {
  return senderOf(to, storedSchema);
}

/** The same, and nothing is stored: answered is what would be. `read`: without what would change. */
export function drySender(to: Destination, depth: "true" | "read"): Sender<DryRun> {
  return senderOf({ ...to, run: { ...to.run, dryRun: depth } }, drySchema);
}

const drySchema = z.custom<DryRun>(
  (body) => z.object({ isDry: z.literal(true), file: z.object({}) }).safeParse(body).success,
);

function senderOf<T>(to: Destination, schema: z.ZodType<T>): Sender<T> {
  let isThere = false;
  return async (body, name) => {
    const packed = await compress(body, { level: 1 });
    for (let attempt = 1; ; attempt += 1) {
      const outcome = await post(to, packed, name, schema);
      if (typeof outcome !== "string") {
        isThere = true;
        return outcome;
      }
      // A connection that was cut, or a 503, comes from a server all the same.
      isThere ||= !outcome.includes("ECONNREFUSED");
      const attempts = isThere ? ATTEMPTS.later : ATTEMPTS.unseen;
      if (attempt >= attempts) {
        throw new CannotError(
          `${to.server} ${outcome}, ${attempt} times. Is it running (\`npm start\`)? Send the same again to resume.`,
        );
      }
      const pauseMs = Math.min(FIRST_PAUSE_MS * 2 ** (attempt - 1), LONGEST_PAUSE_MS);
      to.onRetry(outcome, pauseMs);
      await sleep(pauseMs);
    }
  };
}

/** The answer, or a sentence's end that says why it is worth trying again. */
async function post<T>(
  to: Destination,
  packed: Buffer,
  name: string,
  schema: z.ZodType<T>,
): Promise<Answer<T> | string> {
  const url = new URL(`/api/v1/projects/${encodeURIComponent(to.project)}/uploads`, to.server);
  if (name !== "") url.searchParams.set("name", name);
  for (const [parameter, value] of Object.entries(to.run))
    if (value !== undefined) url.searchParams.set(parameter, value);
  if (to.isDemo) url.searchParams.set("demo", "1");
  const headers: Record<string, string> = { "content-encoding": "gzip" };
  if (to.token) headers.authorization = `Bearer ${to.token}`;
  let response: Response;
  let text: string;
  try {
    response = await fetch(url, { method: "POST", headers, body: new Uint8Array(packed) });
    text = await response.text();
  } catch (error) {
    return `cannot be reached (${causeOf(error)})`;
  }
  if ([429, 502, 503, 504].includes(response.status)) return `is not ready (${response.status})`;
  return answerOf(response.status, text, url, schema);
}

function answerOf<T>(status: number, text: string, url: URL, schema: z.ZodType<T>): Answer<T> {
  const body = parse(text);
  if (status < 300) {
    const stored = schema.safeParse(body);
    if (stored.success) return { ok: true, stored: stored.data };
    throw new CannotError(`${url.origin} answered ${status}, but not like a Plumbline server.`);
  }
  return { ok: false, status, problem: problemSchema.safeParse(body).data ?? {} };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function causeOf(error: unknown): string {
  const { cause } = error as { readonly cause?: NodeJS.ErrnoException };
  return cause?.code ?? cause?.message ?? (error instanceof Error ? error.message : String(error));
}
