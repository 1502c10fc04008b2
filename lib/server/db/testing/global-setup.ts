import "server-only";
import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { applyMigrations } from "@/lib/server/db/migration/apply";
import { findOwner, findPostgres } from "@/lib/server/db/testing/find-postgres";
import { createDatabase, dropDatabase } from "@/lib/server/db/testing/postgres-database";
import { makeEmbeddedTemplate } from "@/lib/server/db/testing/template";
import { testDatabaseUrl } from "@/lib/server/env";

/** A migrated database that test files copy, or why there is none: then the tests that need it fail and say so. */
export type Template = { readonly at: string } | { readonly missing: string };

declare module "vitest" {
  // biome-ignore lint/style/useConsistentTypeDefinitions: only an interface merges with the one of Vitest.
  export interface ProvidedContext {
    embeddedTemplate: Template;
    postgresTemplate: Template;
  }
}

type Ended = () => Promise<void>;

/** Vitest calls this once per run; what it returns runs at the end. */
export async function setup(project: TestProject): Promise<Ended> {
  const ends: Ended[] = [];
  const [embedded, postgres] = await Promise.all([
    attempt(() => prepareEmbedded(ends)),
    attempt(() => preparePostgres(ends)),
  ]);
  project.provide("embeddedTemplate", embedded);
  project.provide("postgresTemplate", postgres);
  return async () => {
    for (const end of ends.reverse()) await end();
  };
}

async function attempt(prepare: () => Promise<string>): Promise<Template> {
  try {
    return { at: await prepare() };
  } catch (error) {
    return { missing: error instanceof Error ? error.message : String(error) };
  }
}

async function prepareEmbedded(ends: Ended[]): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "plumbline-template-"));
  ends.push(() => rm(directory, { recursive: true, force: true }));
  await makeEmbeddedTemplate(directory);
  return directory;
}

async function preparePostgres(ends: Ended[]): Promise<string> {
  const server = testDatabaseUrl() ?? (await startPostgres(ends));
  const url = await createDatabase(server, "template1");
  ends.push(() => dropDatabase(url));
  await applyMigrations(url);
  return url;
}

async function startPostgres(ends: Ended[]): Promise<string> {
  const owner = findOwner();
  const program = fileURLToPath(new URL("./postgres-process.mjs", import.meta.url));
  const args = [findPostgres(), owner?.uid ?? "", owner?.gid ?? ""];
  const child = fork(program, args, { execArgv: [] });
  const exited = once(child, "exit");
  ends.push(async () => {
    child.kill("SIGTERM");
    await exited;
  });
  const answer: unknown = await Promise.race([
    once(child, "message").then(([message]) => message),
    exited.then(() => ({ refused: "the process that keeps PostgreSQL ended" })),
  ]);
  const { ready, refused } = answer as { readonly ready?: string; readonly refused?: string };
  if (ready === undefined) throw new Error(`PostgreSQL did not start: ${refused}`);
  return ready;
}
