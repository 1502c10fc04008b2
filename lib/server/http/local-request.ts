import "server-only";
import { stat } from "node:fs/promises";
import { homedir } from "node:os";
import { isAbsolute, join, normalize } from "node:path";
import { z } from "zod";
import { slugProblem } from "@/lib/domain/slug";
import { env } from "@/lib/server/env";
import { AppError } from "@/lib/server/errors";
import type { Asked } from "@/lib/server/ingest/local/command";
import { requireSameSite } from "./same-site";

const asked = z.strictObject({
  path: z.string().trim().min(1).max(4_000),
  project: z.string().trim().nullish(),
});

/** True for the embedded store, started by the command that is to do the work: whoever uses it sits at this machine. */
export function hasLocal(): boolean {
  return env().isEmbedded && env().command !== null;
}

/**
 * The command line's file, where this server may be asked about directories at all. Throws not-found elsewhere, and
 * forbidden for what comes from another site or under another host's name.
 */
export function requireLocal(request: Request): string {
  const { command } = env();
  if (!hasLocal() || command === null)
    throw new AppError(
      "not-found",
      "This server adds no repositories by their path: use `plumbline init`.",
    );
  requireSameSite(request);
  const origin = request.headers.get("origin");
  if (origin !== null && origin !== `http://${request.headers.get("host")}`)
    throw new AppError("forbidden", "A page of another site cannot ask about this machine.");
  return command;
}

/** Throws unsupported, bad-request or unprocessable, with a sentence that says what to type. */
export async function readAsked(request: Request): Promise<Asked> {
  // Another site's form cannot send this type without asking first.
  if (!request.headers.get("content-type")?.startsWith("application/json"))
    throw new AppError("unsupported", 'The body is application/json: {"path": "/absolute/path"}.');
  const parsed = asked.safeParse(await request.json().catch(() => null));
  if (!parsed.success)
    throw new AppError("bad-request", 'The body names a path: {"path": "/absolute/path"}.');
  const project = parsed.data.project || null;
  const problem = project === null ? null : slugProblem(project);
  if (problem !== null) throw new AppError("unprocessable", `The id ${project} ${problem}.`);
  return { path: await directoryAt(parsed.data.path), project };
}

async function directoryAt(typed: string): Promise<string> {
  const path = typed === "~" || typed.startsWith("~/") ? join(homedir(), typed.slice(1)) : typed;
  if (!isAbsolute(path) || path.includes("\0"))
    throw new AppError("unprocessable", "Type the whole path, from / or ~ on.");
  const found = await stat(path).catch(() => null);
  if (!found?.isDirectory())
    throw new AppError("unprocessable", `There is no directory ${path} on this machine.`);
  return normalize(path);
}
