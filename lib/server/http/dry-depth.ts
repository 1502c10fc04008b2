import "server-only";
import { AppError } from "@/lib/server/errors";
import type { DryDepth } from "@/lib/server/ingest/dry-run/dry-run";

const DEPTHS: Readonly<Record<string, DryDepth | null>> = {
  true: "judged",
  read: "read",
  false: null,
};

/** How far a request asks for a dry run; null: it is to be stored. Throws bad-request for anything unclear, rather than store it. */
export function dryDepth(search: URLSearchParams): DryDepth | null {
  const said = search.get("dryRun") ?? "false";
  const depth = Object.hasOwn(DEPTHS, said) ? DEPTHS[said] : undefined;
  if (depth !== undefined) return depth;
  throw new AppError(
    "bad-request",
    `dryRun=${said} is neither true, read nor false; nothing was stored.`,
    { parameter: "dryRun" },
  );
}
