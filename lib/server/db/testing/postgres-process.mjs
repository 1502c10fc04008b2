// A real PostgreSQL for one test run, as a program: `node postgres-process.mjs <bin> <uid> <gid>` with an IPC channel.
// It answers `{ ready: url }` or `{ refused: reason }` and takes the server and its files away when its parent ends.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { processStart } from "../engine/store-lock.mjs";

const PREFIX = "plumbline-postgres-";

// Nothing here survives the run, so nothing is synced. The time zone and the collation are not the embedded
// engine's on purpose: code that leans on either fails on one of the two.
const SETTINGS = {
  listen_addresses: "",
  fsync: "off",
  synchronous_commit: "off",
  full_page_writes: "off",
  max_connections: "200",
  timezone: "Pacific/Auckland",
};
const INITDB =
  "-U postgres -A trust -N -E UTF8 --locale=C --locale-provider=icu --icu-locale=en-US";

function readText(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

/** Servers that were left behind by a keeper killed with -9. */
async function sweep() {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const directory = join(tmpdir(), name);
    const [pid, start] = readText(join(directory, "keeper")).split(" ");
    if (!start || processStart(Number(pid)) === start) continue;
    await end(
      Number(readText(join(directory, "data", "postmaster.pid")).split("\n")[0]),
      directory,
    );
    rmSync(directory, { recursive: true, force: true });
  }
}

async function end(pid, directory) {
  const command = () => {
    try {
      return execFileSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" });
    } catch {
      return "";
    }
  };
  if (!(pid > 0 && command().includes(directory))) return;
  process.kill(pid, "SIGQUIT");
  for (let tries = 0; tries < 50 && command() !== ""; tries += 1) await sleep(100);
}

async function run(program, args, owner) {
  const child = spawn(program, args, { ...owner, stdio: ["ignore", "ignore", "pipe"] });
  let said = "";
  child.stderr.on("data", (chunk) => {
    said += chunk;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${program} ended with ${code}: ${said.trim()}`);
}

/** Settles when the server accepts connections; rejects with what it said when it ends before. */
async function serve(bin, directory, owner) {
  const settings = { ...SETTINGS, unix_socket_directories: directory };
  const args = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  const server = spawn(join(bin, "postgres"), ["-D", join(directory, "data"), ...args], {
    ...owner,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  await new Promise((resolve, reject) => {
    server.on("error", reject);
    server.on("exit", () => reject(new Error(`postgres ended: ${said.trim()}`)));
    server.stderr.on("data", (chunk) => {
      said = (said + chunk).slice(-4_000);
      if (said.includes("ready to accept connections")) resolve();
    });
  });
  return server;
}

async function main(bin, uid, gid) {
  let server;
  let directory;
  let ending = false;
  const stop = async (code) => {
    if (ending) return;
    ending = true;
    if (server && server.exitCode === null) {
      server.kill("SIGINT");
      await once(server, "exit");
    }
    if (directory) rmSync(directory, { recursive: true, force: true });
    process.exit(code);
  };
  process.on("SIGTERM", () => stop(0));
  process.on("disconnect", () => stop(0));
  process.on("SIGINT", () => {});
  try {
    await sweep();
    directory = mkdtempSync(join(tmpdir(), PREFIX));
    writeFileSync(join(directory, "keeper"), `${process.pid} ${processStart(process.pid)}`);
    const owner = { cwd: directory, ...(uid ? { uid: Number(uid), gid: Number(gid) } : {}) };
    if (uid) chownSync(directory, Number(uid), Number(gid));
    await run(join(bin, "initdb"), ["-D", join(directory, "data"), ...INITDB.split(" ")], owner);
    server = await serve(bin, directory, owner);
    const host = encodeURIComponent(directory);
    process.send({ ready: `postgresql://postgres@localhost:5432/postgres?host=${host}` });
  } catch (error) {
    process.send({ refused: error.message });
    await stop(1);
  }
}

await main(...process.argv.slice(2));
