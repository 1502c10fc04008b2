// Child processes of the set-up: one line when a step begins, a sign of life while it lasts, its output if it fails.
import { spawn } from "node:child_process";

const SIGN_OF_LIFE_MS = 15_000;
const KEPT_OUTPUT = 20_000;
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];

/** A step that could not be done; the message is all that the user needs. */
export class SetupError extends Error {}

/** Runs a program to its end. Throws SetupError with its last output when it fails. */
export async function runStep(title, command, args, { env = process.env } = {}) {
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  console.log(`${title} ...`);
  const beat = setInterval(
    () => console.log(`  still at it after ${seconds()} s`),
    SIGN_OF_LIFE_MS,
  );
  try {
    const { code, output } = await collect(command, args, env);
    if (code !== 0)
      throw new SetupError(`${output.trim()}\n${title}: failed (${command}, exit ${code})`);
  } finally {
    clearInterval(beat);
  }
  console.log(`  done in ${seconds()} s`);
}

/** A signal to us ends the child too: a build that went on would write into a directory that nobody guards. */
function collect(command, args, env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { env, stdio: ["ignore", "pipe", "pipe"] });
    const interrupt = () => child.kill("SIGTERM");
    for (const signal of SIGNALS) process.on(signal, interrupt);
    let output = "";
    const keep = (chunk) => {
      output = (output + chunk).slice(-KEPT_OUTPUT);
    };
    child.stdout.setEncoding("utf8").on("data", keep);
    child.stderr.setEncoding("utf8").on("data", keep);
    child.on("error", (error) => reject(new SetupError(`${command}: ${error.message}`)));
    child.on("close", (code, signal) => {
      for (const name of SIGNALS) process.off(name, interrupt);
      resolve({ code: code ?? signal, output });
    });
  });
}

/** How to call npm: the one that called us, else the one beside node, else the one on PATH. */
export function npmCommand(args) {
  const script = process.env.npm_execpath;
  if (script?.endsWith(".js")) return [process.execPath, [script, ...args]];
  return [process.platform === "win32" ? "npm.cmd" : "npm", args];
}
