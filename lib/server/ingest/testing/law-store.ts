import "server-only";
import type { Store } from "@/lib/server/db/client";
import type { TestDatabase } from "@/lib/server/db/testing/test-database";
import { exportStore } from "@/lib/server/ingest/export/export-store";
import { inSnapshot } from "@/lib/server/ingest/export/snapshot";
import { upload } from "@/lib/server/ingest/upload";
import type { UploadAnswer } from "@/lib/server/ingest/upload-answer";

export const PROJECT = "law";

type Shared = typeof globalThis & { plumblineStore?: Store; plumblineCache?: Map<string, unknown> };

/** Makes `db()` this database. */
export function bind(database: TestDatabase): void {
  const shared = globalThis as Shared;
  shared.plumblineStore = { client: database.client, pool: database.pool };
  shared.plumblineCache?.clear();
}

/** Makes `db()` this database, emptied but for the project that tests upload to. */
export async function bindEmpty(database: TestDatabase): Promise<void> {
  bind(database);
  await clear(database);
  await addProject(database, PROJECT);
}

/** Deleting a few rows is ten times as fast as truncating a dozen tables. */
export async function clear({ pool }: TestDatabase): Promise<void> {
  for (const table of [
    "life",
    "spell",
    "file_fact",
    "tree_fact",
    "fact_claim",
    "test_case",
    "test_set",
    "failure_text",
    "finding_text",
    "project",
  ])
    await pool.query(`delete from ${table}`);
}

export async function addProject({ client }: TestDatabase, slug: string): Promise<void> {
  await client.project.create({ data: { slug, repository: "example" }, select: { id: true } });
}

export function send(text: string, project = PROJECT): Promise<UploadAnswer> {
  const bytes = new Uint8Array(Buffer.from(text));
  return upload(bytes, { project, receivedAt: 1_800_000_000_000, name: "test" });
}

/** The export of the whole store, one line each. */
export function exported({ client }: TestDatabase, withReceipts = false): Promise<string[]> {
  return inSnapshot(client, async (tx) => {
    const lines: string[] = [];
    for await (const line of exportStore(tx, { withReceipts })) lines.push(line);
    return lines;
  });
}
