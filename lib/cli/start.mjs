// `npm start`: sets up what is missing, then runs lib/cli/serve.ts until Ctrl-C. No dependencies: it runs first.
import { fork } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { buildOfToday, ensureBuilt, removeOldBuilds } from "./setup/build.mjs";
import { firstFreePort, tryPort } from "./setup/port.mjs";
import { SetupError } from "./setup/run.mjs";
import { registerServer } from "./setup/servers.mjs";
import { prepare, ROOT } from "./setup/setup.mjs";

const HELP = `npm start -- [--port N] [--data DIR] [--no-demo]

  --port N     listen on 127.0.0.1:N (default: 3000, or the next free port)
  --data DIR   where the embedded store lives (default: .plumbline)
  --no-demo    do not load the demo into an empty embedded store
  --help       this text

With DATABASE_URL set, that Postgres (15 or later) is used instead of the embedded store.
Exit codes: 0 fine, 2 usage, 3 could not be done.`;

const OPTIONS = {
  port: { type: "string" },
  data: { type: "string", default: ".plumbline" },
  "no-demo": { type: "boolean", default: false },
  help: { type: "boolean", default: false },
};

class UsageError extends Error {}

/** Directories are relative to where the user stands: `npm start` changes into the checkout first. */
function readOptions(argv) {
  let values;
  try {
    ({ values } = parseArgs({ args: argv, options: OPTIONS }));
  } catch (error) {
    throw new UsageError(`${error.message}\n\n${HELP}`);
  }
  const port = values.port === undefined ? null : Number(values.port);
  if (port !== null && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
    throw new UsageError(`--port wants a number from 1 to 65535, not "${values.port}"`);
  }
  const data = resolve(process.env.INIT_CWD ?? process.cwd(), values.data);
  return { port, data, withDemo: !values["no-demo"], wantsHelp: values.help };
}

async function choosePort(asked) {
  if (asked !== null && (await tryPort(asked)) === null) {
    throw new SetupError(
      `Port ${asked} is taken: stop what listens there, or give another --port.`,
    );
  }
  const port = asked ?? (await firstFreePort(3000));
  if (port === null) throw new SetupError("No free port from 3000 on: give one with --port.");
  return port;
}

/** In a process group of its own, so that a Ctrl-C ends it once, through us, and in order. */
async function serve({ port, data, withDemo, build }) {
  const tsx = pathToFileURL(resolve(ROOT, "node_modules/tsx/dist/esm/index.mjs")).href;
  const args = ["--port", String(port), "--data", data, "--build", build];
  if (withDemo) args.push("--demo");
  const child = fork(resolve(ROOT, "lib/cli/serve.ts"), args, {
    execArgv: ["--conditions=react-server", "--import", tsx],
    detached: process.platform !== "win32",
  });
  const stop = () => child.connected && child.disconnect();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, stop);
  const [code] = await once(child, "exit");
  return code ?? 3;
}

async function main() {
  const options = readOptions(process.argv.slice(2));
  if (options.wantsHelp) {
    console.log(HELP);
    return 0;
  }
  if (options.port !== null) await choosePort(options.port);
  await prepare();
  const build = buildOfToday(ROOT);
  const release = registerServer(ROOT, build);
  try {
    await ensureBuilt(ROOT, build);
    removeOldBuilds(ROOT, build);
    return await serve({ ...options, port: await choosePort(options.port), build });
  } finally {
    release();
  }
}

try {
  process.exitCode = await main();
} catch (error) {
  const isOurs = error instanceof UsageError || error instanceof SetupError;
  console.error(isOurs ? error.message : error);
  process.exitCode = error instanceof UsageError ? 2 : 3;
}
