import { fork } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Engine, startEngine } from "@/lib/server/db/engine/start-engine";
import { processStart, StoreHeldError } from "@/lib/server/db/engine/store-lock.mjs";
import { createPool, poolSizeFor } from "@/lib/server/db/pool";
import { copyEmbeddedStore } from "@/lib/server/db/testing/test-database";

const PARENT = fileURLToPath(new URL("./start-engine-parent.mjs", import.meta.url));

let dataDir: string;
const engines: Engine[] = [];

async function start(): Promise<Engine> {
  const engine = await startEngine({ dataDir });
  engines.push(engine);
  return engine;
}

async function ask<Row>(engine: Engine, sql: string, values: unknown[] = []): Promise<Row[]> {
  const pool = createPool(engine.url);
  try {
    return (await pool.query(sql, values)).rows;
  } finally {
    await pool.end();
  }
}

const socketOf = (engine: Engine) => new URL(engine.url).searchParams.get("host") ?? "none";
const lockFiles = () => readdirSync(dataDir).filter((name) => name.startsWith("store.lock"));

beforeEach(async () => {
  dataDir = await copyEmbeddedStore();
});
afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.stop()));
  rmSync(dataDir, { recursive: true, force: true });
});

describe("the embedded engine", () => {
  test("answers `pg` by one connection, in UTC, as the version that it takes itself for", async () => {
    const engine = await start();
    expect(poolSizeFor(engine.url)).toBe(1);
    const sql = `select $1::int + 1 as two, current_setting('TimeZone') as zone,
      current_setting('server_version_num')::int / 10000 as major`;
    expect(await ask(engine, sql, [1])).toEqual([{ two: 2, zone: "UTC", major: 18 }]);
  });

  test("refuses a second opener by the name of the first", async () => {
    const engine = await start();
    const refusal = await startEngine({ dataDir }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(StoreHeldError);
    const { holder } = refusal as StoreHeldError;
    expect(holder).toMatchObject({ pid: engine.pid, url: engine.url });
    expect(Date.now() - Date.parse(holder.since)).toBeLessThan(60_000);
    expect(await ask(engine, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  test("ends in order on SIGTERM: rows, lock and socket", async () => {
    const engine = await start();
    await ask(engine, "create table kept as select 1 as n");
    await engine.stop();
    expect(await engine.exited).toBe(0);
    expect(lockFiles()).toEqual([]);
    expect(existsSync(socketOf(engine))).toBe(false);
    expect(await ask(await start(), "select n from kept")).toEqual([{ n: 1 }]);
  });

  test("loses no acknowledged row when it is killed while it writes", async () => {
    const engine = await start();
    await ask(engine, "create table written (n int)");
    const pool = createPool(engine.url);
    let acknowledged = 0;
    const writing = (async () => {
      for (let n = 1; ; n += 1) {
        await pool.query("insert into written values ($1)", [n]);
        acknowledged = n;
        if (n === 150) process.kill(engine.pid, "SIGKILL");
      }
    })();
    await expect(writing).rejects.toThrow();
    await pool.end();
    expect(await engine.exited).toBe(null);
    expect(acknowledged).toBeGreaterThanOrEqual(150);
    const rows = await ask<{ n: number }>(await start(), "select n from written order by n");
    expect(rows.slice(0, acknowledged).map(({ n }) => n)).toEqual(
      Array.from({ length: acknowledged }, (_, at) => at + 1),
    );
    expect(existsSync(socketOf(engine))).toBe(false);
    expect(rows.length - acknowledged).toBeLessThanOrEqual(1);
  });

  test("ends with a parent that is killed, and gives the lock back", async () => {
    const parent = fork(PARENT, [dataDir], { execArgv: [] });
    const [{ pid }] = (await once(parent, "message")) as [{ pid: number }];
    expect(lockFiles()).toContain("store.lock");
    parent.kill("SIGKILL");
    await expect.poll(() => processStart(pid), { timeout: 10_000 }).toBeNull();
    expect(lockFiles()).toEqual([]);
  });

  test("does not touch a directory of another major version", async () => {
    writeFileSync(join(dataDir, "pg", "PG_VERSION"), "17\n");
    await expect(startEngine({ dataDir })).rejects.toThrow(
      /written by engine version 17, this is version 18: export the store .* import it/,
    );
    expect(lockFiles()).toEqual([]);
  });

  test("ends when it breaks down, so that nobody waits for an answer", async () => {
    const engine = await start();
    rmSync(join(dataDir, "pg", "pg_wal"), { recursive: true });
    await expect(ask(engine, "create table n (n int)")).rejects.toThrow();
    expect(await engine.exited).toBe(1);
    expect(existsSync(socketOf(engine))).toBe(false);
    expect(engine.lastWords()).toMatch(/broke down: .*PANIC.*pg_wal/);
  });

  test("says why it cannot open a directory that is broken", async () => {
    rmSync(join(dataDir, "pg", "global"), { recursive: true });
    await expect(startEngine({ dataDir })).rejects.toThrow(/\S{5}/);
    expect(lockFiles()).toEqual([]);
  });
});
