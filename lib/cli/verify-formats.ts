import { CannotError, EXIT, fromHere, parseCommand, UsageError } from "@/lib/cli/usage";
import { readCorpus } from "@/lib/cli/verify-formats/corpus";
import {
  isSound,
  type Mutations,
  mutateFormat,
  mutationLines,
} from "@/lib/cli/verify-formats/mutations";
import { SENT_HEAD, sendMutations, sentLine } from "@/lib/cli/verify-formats/mutations-http";
import { type RowResult, verifyRow } from "@/lib/cli/verify-formats/verify-row";
import { type SetResult, verifySet } from "@/lib/cli/verify-formats/verify-set";

const HELP = `npm run verify:formats -- DIR [--show N] [--steps] [--mutations N] [--sent N]

Reads every file that an INDEX.tsv under DIR names and holds what Plumbline makes of it against what the table states
(columns path, format, expected): equal counts; a refusal that names its place where it says that the file does not
parse; a refusal that says what it is where the format is not supported. Every row of a SETS.tsv (set, kind, members,
counts) has its counts, and in a sequence of findings new - fixed is the difference of the counts, and nothing is both
new and fixed.

  --show N   differences printed (200)
  --mutations N  after that, damage the files of each format N times, and see each copy read or refused at its place,
             in less than two seconds; how late the thread is for others meanwhile, and the memory
  --sent N   the same with a server that is built and started for it: N copies of each format, four at a time, how each
             is answered (no 5xx, every refusal with its place) and how late the thread of the web process is
  --steps    what was fixed and new in each step of each sequence

Exit codes: 0 no difference, 1 differences or nothing to compare, 2 usage.`;

const OPTIONS = {
  show: { type: "string", default: "200" },
  steps: { type: "boolean", default: false },
  mutations: { type: "string", default: "0" },
  sent: { type: "string", default: "0" },
  help: { type: "boolean", default: false },
} as const;

/** Holds the parsers against corpora of real files; answers the exit code. */
export async function verifyFormats(argv: string[]): Promise<number> {
  const config = { args: argv, options: OPTIONS, allowPositionals: true } as const;
  const { values, positionals } = parseCommand(config, HELP);
  if (values.help) {
    console.log(HELP);
    return EXIT.fine;
  }
  if (positionals.length === 0) throw new UsageError(`Which directory?\n\n${HELP}`);
  const shown = Number(values.show);
  let isFine = true;
  for (const path of positionals) {
    const directory = fromHere(path);
    const isAsStated = verify(directory, shown, values.steps);
    const isRead = await damage(directory, Number(values.mutations));
    const isAnswered = await send(directory, Number(values.sent));
    isFine &&= isAsStated && isRead && isAnswered;
  }
  return isFine ? EXIT.fine : EXIT.checkFailed;
}

function verify(directory: string, shown: number, withSteps: boolean): boolean {
  const { rows, sets } = readCorpus(directory);
  if (rows.length === 0) {
    console.log(`${directory}: no INDEX.tsv with a row was found, so nothing was compared.`);
    return false;
  }
  const results = rows.map(verifyRow);
  const byFile = new Map(rows.map((row) => [row.file, row]));
  const setResults = sets.map((set) => verifySet(set, byFile));
  for (const line of rowTable(results)) console.log(line);
  const differences = [...results.flatMap(rowDifference), ...setResults.flatMap(setDifferences)];
  for (const line of differences.slice(0, shown)) console.log(line);
  if (differences.length > shown) console.log(`and ${differences.length - shown} further ones`);
  if (withSteps) for (const line of setResults.flatMap(stepLines)) console.log(line);
  const wrongSets = setResults.filter((result) => result.differences.length > 0).length;
  const wrongRows = results.filter(({ outcome }) => outcome === "differs").length;
  console.log(
    `${results.length - wrongRows} of ${results.length} files as stated; ${sets.length - wrongSets} of ${sets.length} sets; ${differences.length} differences.`,
  );
  return differences.length === 0;
}

/** True when no copy was read wrongly; a run of none is no reason to fail. */
async function damage(directory: string, runs: number): Promise<boolean> {
  if (!(runs > 0)) return true;
  const all: Mutations[] = [];
  for (const { format, rows } of byFormat(directory)) {
    all.push(await mutateFormat(format, rows, runs));
  }
  for (const line of mutationLines(all)) console.log(line);
  return all.every(isSound);
}

/** True when no copy was answered wrongly. */
async function send(directory: string, runs: number): Promise<boolean> {
  if (!(runs > 0)) return true;
  console.log(SENT_HEAD);
  const all = await sendMutations(byFormat(directory), runs, (sent) => console.log(sentLine(sent)));
  const faults = all.flatMap((sent) => sent.faults);
  for (const fault of faults) console.log(fault);
  return faults.length === 0;
}

function byFormat(directory: string) {
  const { rows } = readCorpus(directory);
  const formats = [...new Set(rows.map(({ format }) => format))].sort();
  return formats.map((format) => ({ format, rows: rows.filter((row) => row.format === format) }));
}

const OUTCOMES = ["same counts", "refused at its place", "refused by name", "differs"] as const;

function rowTable(results: readonly RowResult[]): string[] {
  const formats = [...new Set(results.map(({ row }) => row.format))].sort();
  const count = (format: string, outcome: string) =>
    results.filter((result) => result.row.format === format && result.outcome === outcome).length;
  const head = ["format".padEnd(22), ...OUTCOMES].join("  ");
  const lines = formats.map((format) => {
    const cells = OUTCOMES.map((outcome) =>
      String(count(format, outcome)).padStart(outcome.length),
    );
    return [format.padEnd(22), ...cells].join("  ");
  });
  return [head, ...lines];
}

function rowDifference({ row, outcome, why }: RowResult): string[] {
  return outcome === "differs" ? [`${row.path} (${row.format}): ${why}`] : [];
}

function setDifferences({ set, differences }: SetResult): string[] {
  return differences.map((why) => `${set.name}: ${why}`);
}

function stepLines({ set, steps }: SetResult): string[] {
  return steps.length === 0 ? [] : [`${set.name}: ${steps.join("; ")}`];
}

if (process.argv[1]?.endsWith("verify-formats.ts")) {
  try {
    process.exitCode = await verifyFormats(process.argv.slice(2));
  } catch (error) {
    const isKnown = error instanceof UsageError || error instanceof CannotError;
    console.error(isKnown ? error.message : error);
    process.exitCode = error instanceof UsageError ? EXIT.usage : EXIT.cannot;
  }
}
