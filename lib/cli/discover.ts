import { writeFile } from "node:fs/promises";
import { foldLines } from "@/lib/cli/discover/read-line";
import { csvReport, jsonReport, type Report, textReport } from "@/lib/cli/discover/report";
import { scanReport } from "@/lib/cli/scan/progress";
import { CannotError, EXIT, fromHere, parseCommand, UsageError } from "@/lib/cli/usage";
import { type Discovery, discover, findFragment } from "@/lib/domain/discover/discover";
import { draftPlan } from "@/lib/domain/discover/draft";
import type { LineFold } from "@/lib/domain/discover/line-fold";
import { GitError } from "@/lib/scanner/git/git";
import { branchOf, openRepository } from "@/lib/scanner/git/repository";
import { LANGUAGES } from "@/lib/scanner/languages/registry";
import { languageSet } from "@/lib/scanner/languages/select-languages";
import { scan } from "@/lib/scanner/scan";
import { selectLine } from "@/lib/scanner/select-line";
import manifest from "@/package.json" with { type: "json" };

const HELP = `plumbline discover [--repo DIR] [--rev REV] [--top N] [--format text|json|csv] [--history] [--draft NAME [--out FILE]]

Finds symbols that are imported through more than one path, worst first, and drafts a plan for one. Re-exports, aliases and
star imports are followed to where a symbol is defined. Reads git's objects only.

  --repo DIR     default: the current directory
  --rev REV      default: HEAD
  --top N        default: 20
  --all          also names with several definitions that nothing links
  --format F     text, json or csv; --json is --format json
  --history      reads every commit of the first-parent line, and says how each changed
  --draft NAME   writes a plan for the symbol of this name, or id as MODULE:NAME
  --out FILE     default: - (stdout)

Exit codes: 0 fine, 2 usage, 3 could not be done.`;

const OPTIONS = {
  repo: { type: "string", default: "." },
  rev: { type: "string", default: "HEAD" },
  top: { type: "string", default: "20" },
  all: { type: "boolean", default: false },
  format: { type: "string", default: "text" },
  json: { type: "boolean", default: false },
  history: { type: "boolean", default: false },
  draft: { type: "string" },
  out: { type: "string", default: "-" },
  help: { type: "boolean", default: false },
} as const;

const FORMATS: Readonly<Record<string, (report: Report) => string>> = {
  text: textReport,
  json: jsonReport,
  csv: csvReport,
};

/** `plumbline discover`; answers the exit code. */
export async function discoverCommand(argv: string[]): Promise<number> {
  const { values } = parseCommand({ args: argv, options: OPTIONS } as const, HELP);
  if (values.help) {
    console.log(HELP);
    return EXIT.fine;
  }
  const format = FORMATS[values.json ? "json" : values.format];
  if (format === undefined)
    throw new UsageError(
      `--format ${values.format} is none of ${Object.keys(FORMATS).join(", ")}.\n\n${HELP}`,
    );
  const top = Number(values.top);
  if (!Number.isInteger(top) || top < 1)
    throw new UsageError(`--top ${values.top} is no whole number from 1.\n\n${HELP}`);
  const line = await readLine(values);
  const discovery = discover(line.codeBase());
  const wanted = discovery.fragments.filter(({ kind }) => values.all || kind !== "namesakes");
  const report = {
    discovery,
    fragments: wanted.slice(0, top),
    total: wanted.length,
    history: values.history ? line : null,
  };
  const text = values.draft === undefined ? format(report) : draftOf(discovery, values.draft);
  await write(text, values.out);
  return EXIT.fine;
}

type Where = { readonly repo: string; readonly rev: string; readonly history: boolean };

async function readLine({ repo, rev, history }: Where): Promise<LineFold> {
  const report = scanReport();
  try {
    const repository = await openRepository(fromHere(repo), process.env);
    const lines = scan({
      repository,
      tool: { name: "plumbline", version: manifest.version },
      ...(await selectLine(repository, {
        revision: rev,
        isHistory: history,
        since: null,
        after: null,
      })),
      branch: await branchOf(repository, rev),
      languages: languageSet(LANGUAGES),
      modules: null,
      ...report,
    });
    const fold = await foldLines(lines, history);
    report.end();
    return fold;
  } catch (error) {
    report.abandon();
    if (error instanceof GitError) throw new CannotError(error.message);
    throw error;
  }
}

function draftOf(discovery: Discovery, name: string): string {
  const fragment = findFragment(discovery, name);
  const draft = fragment === null ? null : draftPlan(discovery, fragment);
  if (draft !== null) return draft.text.trimEnd();
  const near = discovery.fragments
    .filter((one) => one.name.toLowerCase().includes(name.toLowerCase()))
    .slice(0, 5)
    .map(({ id }) => id);
  const hint = near.length > 0 ? ` There are ${near.join(", ")}.` : "";
  throw new CannotError(
    `${name} is imported through no more than one path at this revision.${hint}`,
  );
}

async function write(text: string, out: string): Promise<void> {
  if (out === "-") {
    process.stdout.write(`${text}\n`);
    return;
  }
  try {
    await writeFile(fromHere(out), `${text}\n`);
  } catch (error) {
    throw new CannotError(
      `${out} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
