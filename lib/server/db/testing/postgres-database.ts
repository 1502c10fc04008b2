import "server-only";
import { randomBytes } from "node:crypto";
import pg from "pg";

/** Makes a database of its own on the server of `url` as a copy of another; returns its URL. */
export async function createDatabase(url: string, template: string): Promise<string> {
  const name = `plumbline_test_${randomBytes(6).toString("hex")}`;
  await administer(url, `create database ${name} template ${pg.escapeIdentifier(template)}`);
  const made = new URL(url);
  made.pathname = `/${name}`;
  return made.href;
}

/** Removes a database that `createDatabase` made, open connections or not. */
export async function dropDatabase(url: string): Promise<void> {
  const name = databaseName(url);
  if (!name.startsWith("plumbline_test_")) throw new Error(`${name} is no test database`);
  await administer(url, `drop database if exists ${name} with (force)`);
}

export function databaseName(url: string): string {
  return new URL(url).pathname.slice(1);
}

/** From the maintenance database: a database cannot be copied or dropped while somebody sits in it. */
async function administer(url: string, statement: string): Promise<void> {
  const maintenance = new URL(url);
  maintenance.pathname = "/postgres";
  const client = new pg.Client({ connectionString: maintenance.href });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
