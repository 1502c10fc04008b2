import { resolve } from "node:path";
import { writeLines } from "@/lib/cli/scan/output";
import { scanReport } from "@/lib/cli/scan/progress";
import { endOnSignals } from "@/lib/cli/scan/signals";
import { CannotError, EXIT, parseCommand, UsageError } from "@/lib/cli/usage";
import { GitError } from "@/lib/scanner/git/git";
import { branchOf, openRepository } from "@/lib/scanner/git/repository";
import type { Language } from "@/lib/scanner/languages/language";
import { LANGUAGES } from "@/lib/scanner/languages/registry";
import { languageSet } from "@/lib/scanner/languages/select-languages";
import { scanBytes } from "@/lib/scanner/scan";
import { selectLine } from "@/lib/scanner/select-line";
import manifest from "@/package.json" with { type: "json" };

const HELP = `plumbline scan [--repo DIR] [--rev REV] [--history] [--since REV|DATE | --delta-from REV] [--out FILE|-] [--modules a,b] [--languages a,b]

Writes who imports what, as plumbline.scan/1: one commit, or a history along first parents. Reads git's objects
only; neither the work tree nor the index is read or changed, and nothing is fetched.

  --repo DIR      default: the current directory; bare repositories and linked work trees too
  --rev REV       default: HEAD; a range A..B is the history that leads to B and not to A
  --history       every commit of the first-parent line: the first in full, then what changed
  --first-parent  the only way through history; accepted for clearness
  --since FROM    history from a revision on the line, a day (2025-09-14) or a time with a zone
  --delta-from R  only what came after a revision on the line, the first commit too against the one before it: for a
                  receiver that has that revision already
  --out FILE      default: - (stdout); a name that ends in .gz is written as gzip
  --languages L   default: all of ${LANGUAGES.map(({ id }) => id).join(", ")}
  --modules LIST  record only imports of these modules, parted by commas
  --branch NAME   default: the branch that REV names or HEAD is on

Exit codes: 0 fine, 2 usage, 3 could not be done, 130 and 143 ended by a signal: no file is left then.`;

const OPTIONS = {
  repo: { type: "string", default: "." },
  rev: { type: "string", default: "HEAD" },
  history: { type: "boolean", default: false },
  "first-parent": { type: "boolean", default: false },
  since: { type: "string" },
  "delta-from": { type: "string" },
  out: { type: "string", default: "-" },
  modules: { type: "string" },
  languages: { type: "string" },
  branch: { type: "string" },
  help: { type: "boolean", default: false },
} as const;

/** `plumbline scan`; answers the exit code. */
export async function scanCommand(argv: string[]): Promise<number> {
  const { values } = parseCommand({ args: argv, options: OPTIONS } as const, HELP);
  if (values.help) {
    console.log(HELP);
    return EXIT.fine;
  }
  if (values.since !== undefined && values["delta-from"] !== undefined) {
    throw new UsageError(`--since and --delta-from do not go together.\n\n${HELP}`);
  }
  const languages = languageSet(languageList(values.languages));
  const report = scanReport();
  const heed = endOnSignals(report.abandon);
  try {
    const repository = await openRepository(resolve(values.repo), process.env);
    const selected = await selectLine(repository, {
      revision: values.rev,
      isHistory: values.history || values.since !== undefined,
      since: values.since ?? null,
      after: values["delta-from"] ?? null,
    });
    const lines = scanBytes({
      repository,
      tool: { name: "plumbline", version: manifest.version },
      ...selected,
      branch: values.branch ?? (await branchOf(repository, values.rev)),
      languages,
      modules: values.modules === undefined ? null : moduleList(values.modules),
      ...report,
    });
    await writeLines(lines, values.out);
  } catch (error) {
    report.abandon();
    if (error instanceof GitError) throw new CannotError(error.message);
    throw error;
  } finally {
    heed.end();
  }
  report.end();
  return EXIT.fine;
}

function languageList(text: string | undefined): readonly Language[] {
  if (text === undefined) return LANGUAGES;
  return text.split(",").map((part) => {
    const language = LANGUAGES.find(({ id }) => id === part.trim());
    if (language === undefined) {
      const known = LANGUAGES.map(({ id }) => id).join(", ");
      throw new UsageError(`--languages ${text}: "${part.trim()}" is none of ${known}.\n\n${HELP}`);
    }
    return language;
  });
}

function moduleList(text: string): string[] {
  const modules = text.split(",").map((module) => module.trim());
  if (modules.every((module) => module !== "")) return [...new Set(modules)];
  throw new UsageError(`--modules ${text} holds an empty name.\n\n${HELP}`);
}
