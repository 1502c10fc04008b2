import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import {
  guardName,
  type LockHolder,
  StoreHeldError,
  takeLock,
} from "@/lib/server/db/engine/store-lock.mjs";

const OPENER = fileURLToPath(new URL("./store-lock-opener.mjs", import.meta.url));

let directory: string;
let path: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "plumbline-lock-"));
  path = join(directory, "store.lock");
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

const holder = () => JSON.parse(readFileSync(path, "utf8")) as LockHolder;

/** A process that tries to take the lock and keeps it until it is killed. */
async function openInProcess() {
  const child = fork(OPENER, [path], { execArgv: [] });
  const exited = once(child, "exit");
  const [answer] = (await once(child, "message")) as ["taken" | "held"];
  const kill = async () => {
    child.kill("SIGKILL");
    await exited;
  };
  return { answer, kill, pid: child.pid };
}

describe("the lock of a store", () => {
  test("is held by one, named to the other, and free again", () => {
    const release = takeLock(path, "postgresql://there");
    const second = () => takeLock(path, null);
    expect(second).toThrow(StoreHeldError);
    expect(second).toThrow(`process ${process.pid} since ${holder().since} (postgresql://there)`);
    release();
    expect(readdirSync(directory)).toEqual([]);
    takeLock(path, null)();
  });

  test("is taken from a process that was killed, by exactly one of ten at once", async () => {
    const first = await openInProcess();
    expect(first.answer).toBe("taken");
    expect((await openInProcess()).answer).toBe("held");
    await first.kill();
    const openers = await Promise.all(Array.from({ length: 10 }, openInProcess));
    const winners = openers.filter(({ answer }) => answer === "taken");
    expect(winners.map(({ pid }) => pid)).toEqual([holder().pid]);
    await Promise.all(openers.map(({ kill }) => kill()));
  });

  test("is taken from a pid that another process has by now, however young", () => {
    takeLock(path, null);
    writeFileSync(path, JSON.stringify({ ...holder(), startedAt: "1" }));
    const release = takeLock(path, null);
    expect(holder().startedAt).not.toBe("1");
    release();
  });

  test("is never taken from the living, however old", () => {
    const release = takeLock(path, null);
    writeFileSync(path, JSON.stringify({ ...holder(), since: "1999-01-01T00:00:00.000Z" }));
    expect(() => takeLock(path, null)).toThrow(StoreHeldError);
    release();
  });

  test("is taken over although the one before died while taking it over", () => {
    takeLock(path, null);
    const dead = { ...holder(), pid: 1, startedAt: "0" };
    const deadTaker = { ...dead, nonce: "taker" };
    writeFileSync(path, JSON.stringify(dead));
    writeFileSync(`${path}.${dead.nonce}`, JSON.stringify(deadTaker));
    const release = takeLock(path, null);
    expect(readdirSync(directory)).toEqual(["store.lock"]);
    release();
  });

  test("is not replaced while a living process takes it over", () => {
    takeLock(path, null);
    const alive = holder();
    writeFileSync(path, JSON.stringify({ ...alive, startedAt: "0" }));
    writeFileSync(`${path}.${alive.nonce}`, JSON.stringify({ ...alive, nonce: "taker" }));
    expect(() => takeLock(path, null)).toThrow(StoreHeldError);
    expect(holder().startedAt).toBe("0");
  });

  test("of another container is held as long as its guard answers", async () => {
    const guard = guardName(path);
    const server = createServer().listen(join(directory, guard));
    await once(server, "listening");
    takeLock(path, null, guard);
    writeFileSync(path, JSON.stringify({ ...holder(), space: "elsewhere", pid: 1 }));
    expect(() => takeLock(path, null)).toThrow(StoreHeldError);
    server.close();
    await once(server, "close");
    takeLock(path, null)();
    expect(readdirSync(directory)).toEqual([]);
  });

  test("that cannot be read is left to a person", () => {
    writeFileSync(path, "");
    expect(() => takeLock(path, null)).toThrow("remove the file");
  });
});
