// Plain JavaScript: the engine process starts from here without a compiler.
import { execFileSync, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";

const GUARD = ".alive";

/** Who holds a lock that was asked for; the message names the holder. */
export class StoreHeldError extends Error {
  name = "StoreHeldError";

  constructor(path, holder) {
    const where = holder.host === hostname() ? "" : ` on ${holder.host}`;
    super(
      `The store is open in process ${holder.pid}${where} since ${holder.since}` +
        `${holder.url ? ` (${holder.url})` : ""}; stop that process first. Lock: ${path}`,
    );
    this.path = path;
    this.holder = holder;
  }
}

/** The start of a process as the system tells it: a pid that is used again has another. Null when there is none. */
export function processStart(pid) {
  if (process.platform === "win32") return null;
  return process.platform === "linux" ? startFromProc(pid) : startFromPs(pid);
}

function startFromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // proc(5): after the name in parentheses come field 3, the state, and field 22, the start in ticks since boot.
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" || fields[0] === "X" ? null : (fields[19] ?? null);
  } catch (error) {
    if (error.code === "ENOENT" || error.code === "ESRCH") return null;
    throw error;
  }
}

function startFromPs(pid) {
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim();
  } catch (error) {
    if (typeof error.status === "number") return null;
    throw error;
  }
}

/** Pids mean something within one boot and one pid namespace only (containers have their own). */
function pidSpace() {
  if (process.platform !== "linux") return process.platform;
  const boot = readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim();
  return `${boot} ${readlinkSync("/proc/self/ns/pid")}`;
}

/** A holder in another container is no pid of ours; its guard socket beside the lock answers as long as it lives. */
function isAlive(holder, path) {
  if (holder.space !== pidSpace()) {
    return typeof holder.guard === "string" && accepts(join(dirname(path), holder.guard));
  }
  if (holder.startedAt === null) return answersSignal(holder.pid);
  return processStart(holder.pid) === holder.startedAt;
}

function accepts(socket) {
  const program = `require("net").connect(process.argv[1])
    .on("connect", () => process.exit(0)).on("error", () => process.exit(1))`;
  return spawnSync(process.execPath, ["-e", program, socket], { timeout: 10_000 }).status === 0;
}

function answersSignal(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

function readHolder(path) {
  let text;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if (error.code === "ENOENT") return null;
    throw error;
  }
  try {
    const holder = JSON.parse(text);
    if (typeof holder.nonce === "string" && Number.isInteger(holder.pid)) return holder;
  } catch {
    // Falls through to the one answer for every unreadable lock.
  }
  throw new Error(
    `${path} is not a lock of this program, so nobody can tell whether its holder lives. ` +
      "Make sure that no server uses the directory, then remove the file.",
  );
}

/** A complete lock file under a name of its own, so that no reader ever sees half of one. */
function writeAside(path, holder) {
  const aside = `${path}.${holder.nonce}.new`;
  const file = openSync(aside, "wx", 0o600);
  try {
    writeSync(file, `${JSON.stringify(holder)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return aside;
}

function linkIfFree(aside, path) {
  try {
    linkSync(aside, path);
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/**
 * Puts `aside` in the place of a dead holder. The right to do so is itself a lock, named by the dead holder, and
 * the lock is read again under it: so of many who found the same dead holder, one replaces it and none a living one.
 */
function replaceDead(path, dead, aside) {
  const claim = `${path}.${dead.nonce}`;
  const release = take(claim, { ...identity(), url: null, guard: null });
  try {
    if (readHolder(path)?.nonce !== dead.nonce) return false;
    renameSync(aside, path);
    return true;
  } finally {
    release();
  }
}

function identity() {
  return {
    nonce: randomUUID(),
    pid: process.pid,
    startedAt: processStart(process.pid),
    space: pidSpace(),
    host: hostname(),
    since: new Date().toISOString(),
  };
}

function take(path, holder) {
  const aside = writeAside(path, holder);
  try {
    for (;;) {
      if (linkIfFree(aside, path)) break;
      const other = readHolder(path);
      if (other === null) continue;
      if (isAlive(other, path)) throw new StoreHeldError(path, other);
      if (replaceDead(path, other, aside)) break;
    }
  } finally {
    rmSync(aside, { force: true });
  }
  return () => {
    if (readHolder(path)?.nonce === holder.nonce) rmSync(path);
  };
}

/** A file that cannot be read is being written by an opener that is on its way. */
function isLeft(file, path) {
  try {
    const holder = readHolder(file);
    return holder !== null && !isAlive(holder, path);
  } catch {
    return false;
  }
}

/** What openers left that died on the way in. Safe only for the holder: nobody can be replaced while it lives. */
function sweep(path, guard) {
  const prefix = `${basename(path)}.`;
  for (const name of readdirSync(dirname(path))) {
    if (!name.startsWith(prefix)) continue;
    const left = join(dirname(path), name);
    if (name === guard) continue;
    if (name.endsWith(GUARD) || isLeft(left, path)) rmSync(left, { force: true });
  }
}

/** A name beside the lock at `path` for a socket on which its holder listens before it takes the lock. */
export function guardName(path) {
  return `${basename(path)}.${randomUUID().slice(0, 8)}${GUARD}`;
}

/**
 * Takes the lock file at `path` for this process, from nobody or from a dead process, never by age.
 * `guard`: see guardName. Returns the release. Throws StoreHeldError when a living process holds it or is just taking it over.
 */
export function takeLock(path, url, guard = null) {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const release = take(path, { ...identity(), url, guard });
  sweep(path, guard);
  return release;
}
