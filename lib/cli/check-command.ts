import { isReportFormat, REPORT_FORMATS } from "@/lib/cli/check/report-format";
import type { CheckOptions } from "@/lib/cli/check/work";
import { CannotError, EXIT, fromHere, parseCommand, UsageError } from "@/lib/cli/usage";
import { findBase } from "@/lib/scanner/git/base";
import { openCheckout } from "@/lib/scanner/git/checkout";
import { GitError, gitAt } from "@/lib/scanner/git/git";

const HELP = `plumbline check [--plan FILE] [--base REV] [--repo DIR] [--rev REV | --worktree] [--format FORMAT] [--out FILE]
                [--all] [--fix [--dry-run] [FILE...]]

Fails when a branch adds imports that the plan calls legacy, or that it does not know, since the merge base with the
default branch. Judged are the files of the work tree as they stand, uncommitted and untracked ones included. Moved
lines and moved files add nothing. Needs no server, no network and no baseline file.

  --plan FILE    default: plumbline.yaml (.yml, .json) at the top of the repository
  --base REV     default: what the pull request goes into (in CI), else origin/HEAD, main or master
  --repo DIR     default: the current directory
  --rev REV      judge a commit instead of the work tree (a bare repository: HEAD)
  --worktree     judge the work tree; the default where there is one
  --format NAME  text (default), github, sarif, junit or markdown
  --out FILE     write the report there; the summary is printed all the same
  --all          fail on all imports off the canonical path, those that stood before too
  --fix          write the canonical import in the work tree where the plan leaves one answer only, and say what is left;
                 with FILEs, by their paths from the top of the repository, in those alone
  --dry-run      with --fix: change nothing, print the change as a diff for git apply (also: --diff)

Exit codes: 0 fine, 1 the check failed, 2 usage, 3 could not be done.`;

const OPTIONS = {
  plan: { type: "string" },
  base: { type: "string" },
  repo: { type: "string", default: "." },
  rev: { type: "string" },
  worktree: { type: "boolean", default: false },
  format: { type: "string", default: "text" },
  out: { type: "string" },
  all: { type: "boolean", default: false },
  fix: { type: "boolean", default: false },
  "dry-run": { type: "boolean", default: false },
  diff: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

/** `plumbline check`; answers the exit code. */
export async function checkCommand(argv: string[]): Promise<number> {
  const options = readOptions(argv);
  if (options.help) {
    console.log(HELP);
    return EXIT.fine;
  }
  try {
    return await check(options);
  } catch (error) {
    if (error instanceof GitError) throw new CannotError(error.message);
    throw error;
  }
}

function readOptions(argv: string[]) {
  const config = { args: argv, options: OPTIONS, allowPositionals: true } as const;
  const { values, positionals: files } = parseCommand(config, HELP);
  const { format, rev, fix } = values;
  if (files.length > 0 && !fix) {
    throw new UsageError(`Only --fix takes files: ${files.join(" ")}.\n\n${HELP}`);
  }
  if (!isReportFormat(format)) {
    throw new UsageError(`--format is one of ${REPORT_FORMATS.join(", ")}, not "${format}".`);
  }
  if (rev !== undefined && (values.worktree || fix)) {
    throw new UsageError(
      `--rev judges a commit; --${fix ? "fix" : "worktree"} goes to the work tree.`,
    );
  }
  const isDry = values["dry-run"] || values.diff;
  if (isDry && !fix) throw new UsageError("--dry-run goes with --fix.");
  return { ...values, format, isDry, files };
}

/** git starts at once; all else is loaded while it answers. */
async function check(options: CheckOptions): Promise<number> {
  const directory = fromHere(options.repo);
  const opening = openCheckout(directory, process.env);
  // Asked from where the user stands: it is the same from the top of the work tree.
  const base =
    options.rev === undefined
      ? findBase(gitAt(directory, process.env), {
          base: options.base ?? null,
          head: "HEAD",
          env: process.env,
        })
      : null;
  opening.catch(() => {});
  base?.catch(() => {});
  const { checkCheckout } = await import("@/lib/cli/check/work");
  return checkCheckout(await opening, options, base);
}
