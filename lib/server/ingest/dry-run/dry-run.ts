import "server-only";
import type { DryRun, Effect } from "@/lib/domain/dry-run/model";
import { prepare, type Ready, type UploadOptions } from "@/lib/server/ingest/prepare";
import { ensureProject, repositoryOf } from "@/lib/server/ingest/project";
import type { DryNotes } from "@/lib/server/ingest/read-upload";
import { storeUpload } from "@/lib/server/ingest/store-upload";
import type { Tx } from "@/lib/server/ingest/transaction";
import { readProject } from "@/lib/server/read/project";
import { effectOf } from "./effect";
import { fileSaid } from "./file-said";
import { rolledBack } from "./rolled-back";
import { readState, type State } from "./state";

/** `judged`: what would change is worked out; `read`: only what the file is. */
export type DryDepth = "judged" | "read";

/**
 * Does with an upload all that a real one does, asks what it changed, and undoes it: nothing of it is stored, listed, kept or told
 * to open pages. Throws what the real one would throw, with the same reasons.
 */
export async function dryRun(
  bytes: Uint8Array<ArrayBuffer>,
  options: UploadOptions,
  depth: DryDepth,
): Promise<DryRun> {
  const notes: DryNotes = { warnings: [], seen: null };
  const ready = await prepare(bytes, options, notes);
  if ("isNew" in ready) throw new Error("A dry run reads on whatever it has seen.");
  const file = fileSaid(ready.parsed, notes);
  const seen = notes.seen?.upload ?? null;
  if (seen !== null || depth === "read") return { isDry: true, file, seen, effect: null };
  return { isDry: true, file, seen, effect: await judged(ready, options) };
}

/** What is now is read before the transaction, so that it is open no longer than it must be. */
async function judged(ready: Ready, options: UploadOptions): Promise<Effect> {
  const { project } = options;
  const before = await readState(project, ready.parsed, false);
  return rolledBack(async (tx) => {
    await ensureProject(tx, project, repositoryOf(ready, project), options.isDemo ?? false);
    const was = await unlessChanged(before, ready, project);
    const { parsed, received } = ready;
    const answer = await storeUpload(tx, project, parsed, { ...received, kind: parsed.kind });
    const after = await readState(project, parsed, true);
    const fresh = await newCommits(tx, project, answer.upload);
    return effectOf({ before: was, after }, { project, parsed, answer, fresh });
  });
}

/** Another upload may have been stored since; a project that this upload creates had nothing. */
async function unlessChanged(before: State, { parsed }: Ready, project: string): Promise<State> {
  const { revision } = await readProject(project);
  const isSame = revision === before.revision || (before.revision < 0 && revision === 0);
  return isSame ? before : readState(project, parsed, false);
}

async function newCommits(tx: Tx, slug: string, upload: number): Promise<ReadonlySet<string>> {
  const rows = await tx.$queryRaw<{ sha: string }[]>`
    select encode(c.sha, 'hex') as sha from commit_fact c join project p on p.id = c.project_id
    where p.slug = ${slug} and c.upload_id = ${upload}`;
  return new Set(rows.map(({ sha }) => sha));
}
