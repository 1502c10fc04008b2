import { z } from "zod";
import type { LineAnswer } from "@/lib/api/line";
import { CannotError } from "@/lib/cli/usage";

const placed = z.object({
  sha: z.string(),
  height: z.number().nullable(),
  position: z.number().nullable(),
});

const schema: z.ZodType<LineAnswer> = z.object({
  watched: z.string().nullable(),
  commits: z.number(),
  placed: z.array(placed),
  offLine: z.array(placed),
  scanner: z
    .object({
      tool: z.string(),
      version: z.string(),
      recorded: z.union([z.literal("all"), z.object({ modules: z.array(z.string()) })]),
    })
    .nullable(),
  waiting: z
    .object({ commits: z.number(), newest: z.string(), waitingFor: z.array(z.string()) })
    .nullable(),
});

export type LineSource = {
  readonly server: string;
  readonly project: string;
  readonly branch: string | null;
  readonly token: string | undefined;
};

/**
 * What the server has of a branch, and with `after` what stands behind that commit; null where it does not know the
 * project. Throws CannotError when it cannot be reached or answers like no Plumbline server.
 */
export async function askLine(source: LineSource, after?: string): Promise<LineAnswer | null> {
  const url = new URL(`/api/v1/projects/${encodeURIComponent(source.project)}/line`, source.server);
  if (source.branch !== null) url.searchParams.set("branch", source.branch);
  if (after !== undefined) url.searchParams.set("after", after);
  const headers: Record<string, string> = source.token
    ? { authorization: `Bearer ${source.token}` }
    : {};
  const response = await fetch(url, { headers }).catch((error: Error) => {
    const { cause } = error as { readonly cause?: NodeJS.ErrnoException };
    const why = cause?.code ?? error.message;
    throw new CannotError(
      `${source.server} cannot be reached (${why}). Is it running (\`npm start\`)?`,
    );
  });
  const body: unknown = await response.json().catch(() => null);
  const isOurs = response.headers.get("content-type")?.startsWith("application/problem+json");
  if (response.status === 404 && isOurs) return null;
  const answer = schema.safeParse(body);
  if (response.ok && answer.success) return answer.data;
  const detail = z.object({ detail: z.string() }).safeParse(body).data?.detail;
  throw new CannotError(
    `${source.server} answered ${response.status}${detail ? `: ${detail}` : ", but not like a Plumbline server of this version."}`,
  );
}
