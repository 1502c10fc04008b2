// The embedded engine as a program: `node engine-process.mjs <directory>` with an IPC channel to its parent.
// It owns the directory and its lock, answers `{ ready: url }` or `{ refused: ... }`, and ends with its parent.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { guardName, StoreHeldError, takeLock } from "./store-lock.mjs";

/** The major version of the pinned engine: it opens no directory of another one. */
const MAJOR = "18";
const PORT = 5432;
const SOCKETS = "plumbline-socket-";
/** One session serves all connections; more than one is let in so that a closing one never bars the next. */
const CONNECTIONS = 8;

/** A socket in a private directory where the system has such, else a free port on loopback. */
async function endpoint() {
  if (process.platform === "win32") {
    const port = await freePort();
    const url = `postgresql://postgres@127.0.0.1:${port}/postgres?connection_limit=1`;
    return { listen: { host: "127.0.0.1", port }, url, remove: () => {} };
  }
  const directory = mkdtempSync(join(tmpdir(), SOCKETS));
  const host = encodeURIComponent(directory);
  return {
    listen: { path: join(directory, `.s.PGSQL.${PORT}`) },
    url: `postgresql://postgres@localhost:${PORT}/postgres?host=${host}&connection_limit=1`,
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}

/** Where the directory bears no socket (too long a path, some shared folders of virtual machines) there is none. */
function listenAsGuard(dataDir, name) {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  return new Promise((resolve) => {
    const server = createServer((socket) => socket.destroy());
    server.on("error", () => resolve({ name: null, close: () => {} }));
    server.listen(join(dataDir, name), () => resolve({ name, close: () => server.close() }));
    server.unref();
  });
}

/** The directory of the socket that a killed engine left, as its lock names it. */
function socketDirectory(lock) {
  try {
    const { url } = JSON.parse(readFileSync(lock, "utf8"));
    const directory = new URL(url).searchParams.get("host");
    return directory?.startsWith(join(tmpdir(), SOCKETS)) ? directory : null;
  } catch {
    return null;
  }
}

function refuseOtherMajor(directory) {
  const file = join(directory, "PG_VERSION");
  const found = existsSync(file) ? readFileSync(file, "utf8").trim() : MAJOR;
  if (found === MAJOR) return;
  throw new Error(
    `${directory} was written by engine version ${found}, this is version ${MAJOR}: ` +
      "export the store with the release that wrote it, then import it with this one.",
  );
}

/** After a panic the engine still takes the next query and spins on it for ever, so its process ends before that. */
function endOnPanic(engine, onBreak) {
  const ask = engine.execProtocolRawStream.bind(engine);
  engine.execProtocolRawStream = async (message, options) => {
    let end = Buffer.alloc(0);
    const onRawData = (data) => {
      end = Buffer.from(data.subarray(-1024));
      options.onRawData(data);
    };
    await ask(message, { ...options, onRawData }).catch(onBreak);
    // The severity field of an error message, as the protocol spells it.
    if (end.includes("\0VPANIC\0")) onBreak(new Error(end.toString("latin1")));
  };
}

async function open(dataDir, listen, onBreak) {
  const directory = join(dataDir, "pg");
  refuseOtherMajor(directory);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const engine = await PGlite.create({ dataDir: directory });
  endOnPanic(engine, onBreak);
  const server = new PGLiteSocketServer({ db: engine, maxConnections: CONNECTIONS, ...listen });
  await server.start();
  return async () => {
    await server.stop();
    await engine.close();
  };
}

/** Everything taken is given back in the opposite order, whatever part of the way was gone. */
async function main(dataDir) {
  const releases = [];
  let closing;
  const close = async (code) => {
    closing ??= (async () => {
      for (const release of releases.reverse()) await release();
    })();
    await closing;
    process.exit(code);
  };
  const breakDown = (error) => {
    process.stderr.write(
      `The embedded engine broke down: ${error.message.replaceAll("\0", " ")}\n`,
    );
    process.exit(1);
  };
  process.on("SIGTERM", () => close(0));
  process.on("disconnect", () => close(0));
  // Ctrl-C reaches the whole process group: the parent first lets its requests end, then ends this process.
  process.on("SIGINT", () => {});
  try {
    const place = await endpoint();
    process.on("exit", place.remove);
    const lock = join(dataDir, "store.lock");
    const guard = await listenAsGuard(dataDir, guardName(lock));
    releases.push(guard.close);
    const left = socketDirectory(lock);
    releases.push(takeLock(lock, place.url, guard.name));
    if (left) rmSync(left, { recursive: true, force: true });
    releases.push(await open(dataDir, place.listen, breakDown));
    process.send?.({ ready: place.url });
  } catch (error) {
    const holder = error instanceof StoreHeldError ? error.holder : null;
    const answer = { refused: error.message, holder, path: error.path };
    if (process.send === undefined) process.stderr.write(`${error.message}\n`);
    else await new Promise((sent) => process.send(answer, sent));
    await close(1);
  }
}

await main(process.argv[2]);
