import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { CannotError } from "@/lib/cli/usage";

/** One import as CPython's `ast` has it: line, kind, level, module, name, alias, where. */
export type ReferenceRow = readonly [
  line: number,
  kind: string,
  level: number,
  module: string,
  name: string | null,
  alias: string | null,
  where: string | null,
];

/** What CPython says of one file: its imports, or why it does not parse. */
export type Reference = { readonly rows: readonly ReferenceRow[] } | { readonly error: string };

export const REFERENCE_SCRIPT = fileURLToPath(new URL("./reference.py", import.meta.url));

/** One interpreter, in one or more processes. */
export type Interpreter = {
  /** Of the Python that answers, as `3.12.1`. */
  readonly version: string;
  readonly parse: (bytes: Uint8Array) => Promise<Reference>;
  readonly end: () => void;
};

/** Starts `jobs` processes of an interpreter; a CannotError when it cannot be started. */
export async function startInterpreter(command: string, jobs: number): Promise<Interpreter> {
  const processes = await Promise.all(Array.from({ length: jobs }, () => startOne(command)));
  const [first] = processes;
  if (first === undefined) throw new CannotError("At least one process must read.");
  return {
    version: first.version,
    parse(bytes) {
      const idlest = processes.reduce((one, other) => (other.load() < one.load() ? other : one));
      return idlest.parse(bytes);
    },
    end: () => processes.forEach((process) => void process.end()),
  };
}

type Waiting = { readonly size: number; readonly answer: (text: string) => void };

async function startOne(command: string): Promise<Interpreter & { readonly load: () => number }> {
  const child = spawn(command, [REFERENCE_SCRIPT], { stdio: ["pipe", "pipe", "inherit"] });
  const failed = new Promise<never>((_, reject) => {
    child.on("error", () => reject(new CannotError(`${command} could not be started.`)));
    child.on("close", (code) => reject(new CannotError(`${command} ended with code ${code}.`)));
  });
  failed.catch(() => {});
  child.stdin.on("error", () => {});
  const waiting: Waiting[] = [];
  let load = 0;
  const next = (size: number) => {
    load += size;
    const answered = new Promise<string>((answer) => waiting.push({ size, answer }));
    return Promise.race([answered, failed]);
  };
  onLines(child.stdout, (line) => {
    const first = waiting.shift();
    load -= first?.size ?? 0;
    first?.answer(line);
  });
  const version = String(JSON.parse(await next(0)));
  return {
    version,
    load: () => load,
    async parse(bytes) {
      const answer = next(bytes.length + 1);
      child.stdin.write(`${bytes.length}\n`);
      child.stdin.write(bytes);
      return JSON.parse(await answer);
    },
    end: () => child.stdin.end(),
  };
}

function onLines(stream: NodeJS.ReadableStream, take: (line: string) => void): void {
  let rest = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk: string) => {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    lines.forEach(take);
  });
}
