import { availableParallelism } from "node:os";
import { CannotError, EXIT, fromHere, parseCommand, UsageError } from "@/lib/cli/usage";
import { openCache } from "@/lib/cli/verify-scanner/answer-cache";
import { startReferees } from "@/lib/cli/verify-scanner/referees";
import { verifyAll } from "@/lib/cli/verify-scanner/verify-all";
import { verifyTypeScript } from "@/lib/cli/verify-scanner/verify-typescript";
import type { Reach } from "@/lib/cli/verify-scanner/versions";
import { GitError } from "@/lib/scanner/git/git";

const HELP = `npm run verify:scanner -- REPO... [options]

Reads every unique version of every Python file of one or more clones with the scanner and with CPython's own ast, and
compares each import: line, module with its leading dots, name, alias, kind (import, from, dynamic), where. Files that
CPython does not parse are counted, and how many of them the scanner names as broken; what it finds in them is best
effort and not compared. Nothing is written into a clone.

  --typescript           the TypeScript and JavaScript files of --rev instead, with Babel's parser for CPython's
  --rev REV              the tree of this revision (HEAD)
  --history              every version on the first-parent line of --rev
  --all                  every version in the history of every ref
  --python COMMAND       the interpreter (python3); given again, a further one that is asked for what those before it do
                         not parse: python3.13 knows f-strings that python3.11 does not, python2.7 print statements
  --jobs N               processes of each interpreter (as many as there are processors)
  --reference-cache DIR  keeps what the interpreters said, so that another run only reads with the scanner
  --sample-broken N      prints N random versions that do not parse: each line that speaks of imports, and what was found
  --seed TEXT            of that choice (1)
  --show N               differences printed for a repository (20)

Exit codes: 0 no difference, 1 differences or nothing compared, 2 usage, 3 could not be done.`;

const OPTIONS = {
  rev: { type: "string", default: "HEAD" },
  typescript: { type: "boolean", default: false },
  history: { type: "boolean", default: false },
  all: { type: "boolean", default: false },
  python: { type: "string", multiple: true },
  jobs: { type: "string", default: String(availableParallelism()) },
  "reference-cache": { type: "string" },
  "sample-broken": { type: "string", default: "0" },
  seed: { type: "string", default: "1" },
  show: { type: "string", default: "20" },
  help: { type: "boolean", default: false },
} as const;

/** Compares the scanner with CPython over clones; answers the exit code. */
export async function verifyScanner(argv: string[]): Promise<number> {
  const config = { args: argv, options: OPTIONS, allowPositionals: true } as const;
  const { values, positionals } = parseCommand(config, HELP);
  if (values.help) {
    console.log(HELP);
    return EXIT.fine;
  }
  if (positionals.length === 0) throw new UsageError(`Which repository?\n\n${HELP}`);
  if (values.typescript) return verifyTrees(positionals.map(fromHere), values.rev);
  const cacheDirectory = values["reference-cache"];
  const jobs = numberOf("jobs", values.jobs, 1);
  const referees = await startReferees(values.python ?? ["python3"], jobs);
  try {
    const isFine = await verifyAll(positionals.map(fromHere), {
      revision: values.rev,
      reach: reachOf(values),
      referees,
      cache: await openCache(cacheDirectory ? fromHere(cacheDirectory) : null, referees.versions),
      sampleSize: numberOf("sample-broken", values["sample-broken"], 0),
      seed: values.seed,
      maxShown: numberOf("show", values.show, 0),
    });
    return isFine ? EXIT.fine : EXIT.checkFailed;
  } finally {
    referees.end();
  }
}

async function verifyTrees(directories: readonly string[], revision: string): Promise<number> {
  const answers: boolean[] = [];
  for (const directory of directories) answers.push(await verifyTypeScript(directory, revision));
  return answers.every(Boolean) ? EXIT.fine : EXIT.checkFailed;
}

function reachOf({ all, history }: { readonly all: boolean; readonly history: boolean }): Reach {
  if (all) return "all";
  return history ? "history" : "commit";
}

function numberOf(option: string, text: string, least: number): number {
  const value = Number(text);
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new UsageError(`--${option} takes a whole number from ${least} on, not "${text}".`);
}

if (process.argv[1]?.endsWith("verify-scanner.ts")) {
  process.exitCode = await verifyScanner(process.argv.slice(2)).catch((error: unknown) => {
    const isKnown =
      error instanceof UsageError || error instanceof CannotError || error instanceof GitError;
    console.error(isKnown ? error.message : error);
    return error instanceof UsageError ? EXIT.usage : EXIT.cannot;
  });
}
