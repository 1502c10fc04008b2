import { resolve } from "node:path";
import { CannotError, EXIT, parseCommand, UsageError } from "@/lib/cli/usage";
import { compareFile, type Verdict } from "@/lib/cli/verify-scanner/compare";
import { startReference } from "@/lib/cli/verify-scanner/reference";
import { readBlobs } from "@/lib/scanner/git/blobs";
import { GitError } from "@/lib/scanner/git/git";
import { openRepository, resolveCommit } from "@/lib/scanner/git/repository";
import { listTree } from "@/lib/scanner/git/tree";
import { readPython } from "@/lib/scanner/languages/python/read-python";

const HELP = `npm run verify:scanner -- REPO [--rev REV]

Reads every Python file of a commit with the scanner and with CPython's own ast, and compares each import: line,
module, name, alias, kind, where. Files that CPython cannot parse are counted, and how many of them the scanner names;
what is found in them is best effort and not compared.

Exit codes: 0 no difference, 1 differences, 2 usage, 3 could not be done.`;

const OPTIONS = {
  rev: { type: "string", default: "HEAD" },
  help: { type: "boolean", default: false },
} as const;
const MAX_SHOWN = 20;
/** Contents held at once while Python is behind. */
const BATCH_FILES = 500;

type Tally = {
  files: number;
  names: number;
  broken: number;
  named: number;
  different: number;
  shown: number;
};

/** Compares the scanner with CPython over one tree; answers the exit code. */
export async function verifyScanner(argv: string[]): Promise<number> {
  const config = { args: argv, options: OPTIONS, allowPositionals: true } as const;
  const { values, positionals } = parseCommand(config, HELP);
  if (values.help) {
    console.log(HELP);
    return EXIT.fine;
  }
  const [directory] = positionals;
  if (directory === undefined) throw new UsageError(`Which repository?\n\n${HELP}`);
  const repository = await openRepository(resolve(directory), process.env);
  const files = await listTree(
    repository.git,
    await resolveCommit(repository, values.rev),
    (path) => path.endsWith(".py"),
  );
  const paths = new Map(files.map(({ blob, path }) => [blob, path] as const));
  const reference = await startReference();
  const tally: Tally = { files: 0, names: 0, broken: 0, named: 0, different: 0, shown: 0 };
  const blobs = [...paths.keys()];
  for (let at = 0; at < blobs.length; at += BATCH_FILES) {
    const batch = new Map<string, Uint8Array>();
    await readBlobs(repository.git, new Set(blobs.slice(at, at + BATCH_FILES)), {
      mayBeMissing: repository.isPartial,
      onBlob: (id, bytes) => bytes && batch.set(id, bytes.slice()),
    });
    for (const [id, bytes] of batch) {
      const verdict = compareFile(readPython(bytes), await reference.parse(bytes));
      note(tally, paths.get(id) ?? id, verdict);
    }
  }
  reference.end();
  console.log(summary(tally, reference.version, files.length));
  return tally.different === 0 ? EXIT.fine : EXIT.checkFailed;
}

function note(tally: Tally, path: string, verdict: Verdict): void {
  tally.files += 1;
  if (verdict.is === "broken") {
    tally.broken += 1;
    tally.named += verdict.isNamed ? 1 : 0;
    if (!verdict.isNamed)
      show(tally, `${path}: not named as broken; CPython says ${verdict.error}`);
    return;
  }
  tally.names += verdict.names;
  if (verdict.is === "equal") return;
  tally.different += 1;
  for (const difference of verdict.differences) show(tally, `${path}: ${difference}`);
}

function show(tally: Tally, text: string): void {
  tally.shown += 1;
  if (tally.shown <= MAX_SHOWN) console.log(text);
}

function summary(tally: Tally, version: string, paths: number): string {
  const { files, names, broken, named, different, shown } = tally;
  const more = shown > MAX_SHOWN ? [`… and ${shown - MAX_SHOWN} more of these.`] : [];
  return [
    ...more,
    `${files} contents (${paths} files) read by the scanner and by CPython ${version}.`,
    `${files - broken} parse there: ${names} imports, ${different} files with a difference.`,
    `${broken} do not parse there: ${named} of them are named as broken by the scanner.`,
  ].join("\n");
}

if (process.argv[1]?.endsWith("verify-scanner.ts")) {
  process.exitCode = await verifyScanner(process.argv.slice(2)).catch((error: unknown) => {
    const isKnown =
      error instanceof UsageError || error instanceof CannotError || error instanceof GitError;
    console.error(isKnown ? error.message : error);
    return error instanceof UsageError ? EXIT.usage : EXIT.cannot;
  });
}
