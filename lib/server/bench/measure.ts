import "server-only";
import type { Store } from "@/lib/server/db/client";
import type { TestDatabase } from "@/lib/server/db/testing/test-database";

type Shared = typeof globalThis & { plumblineStore?: Store; plumblineCache?: Map<string, unknown> };

/** Makes `db()` this database and forgets what was read from another. */
export function bind({ client, pool }: TestDatabase): void {
  const shared = globalThis as Shared;
  shared.plumblineStore = { client, pool };
  forget();
}

/** Drops everything that reads keep between questions. */
export function forget(): void {
  (globalThis as Shared).plumblineCache?.clear();
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

export async function elapsed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** The p-th of 100 parts of some times, in ms. */
export function percentile(times: readonly number[], p: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * p) / 100))] ?? 0;
}

export function peakMemoryMb(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

/** Bytes of all tables with their indexes and TOAST, by `pg_total_relation_size`. */
export async function storeBytes({ pool }: TestDatabase): Promise<number> {
  const { rows } = await pool.query<{ bytes: string }>(
    "select sum(pg_total_relation_size(c.oid)) as bytes from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname = current_schema()",
  );
  return Number(rows[0]?.bytes ?? 0);
}

export type TableSize = { readonly table: string; readonly rows: number; readonly bytes: number };

/** Every table with its rows and, with indexes and TOAST, its bytes, the largest first. */
export async function tableSizes({ pool }: TestDatabase): Promise<TableSize[]> {
  const { rows } = await pool.query<{ table: string; bytes: string }>(
    "select c.relname as table, pg_total_relation_size(c.oid) as bytes from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind = 'r' and n.nspname = current_schema() order by 2 desc",
  );
  const sizes: TableSize[] = [];
  for (const { table, bytes } of rows) {
    const counted = await pool.query<{ n: string }>(`select count(*) as n from "${table}"`);
    sizes.push({ table, rows: Number(counted.rows[0]?.n), bytes: Number(bytes) });
  }
  return sizes;
}

export async function addProject({ client }: TestDatabase, slug: string): Promise<void> {
  await client.project.create({ data: { slug, repository: slug }, select: { id: true } });
}
