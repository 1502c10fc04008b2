import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  type FoundPlan,
  planFromCommit,
  planFromFile,
  planFromFolder,
} from "@/lib/cli/check/find-plan";
import { fixFindings } from "@/lib/cli/check/fix";
import { isReportFormat, REPORT_FORMATS, renderReport } from "@/lib/cli/check/report";
import { type CheckContext, judgeCheckout } from "@/lib/cli/check/run";
import { CannotError, EXIT, fromHere, parseCommand, UsageError } from "@/lib/cli/usage";
import { type Checkout, openCheckout } from "@/lib/scanner/git/checkout";
import { GitError } from "@/lib/scanner/git/git";
import { resolveCommit } from "@/lib/scanner/git/repository";

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

type Options = ReturnType<typeof readOptions>;

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

async function check(options: Options): Promise<number> {
  const context = await contextOf(options);
  const { root } = context.checkout;
  const judge = () => judgeCheckout(context, { base: options.base ?? null, all: options.all });
  const first = await judge();
  if (!options.fix || root === null) return report(first, options);
  const fixed = fixFindings(first, { root, isDry: options.isDry, files: options.files });
  for (const line of fixed.lines) (options.isDry ? console.error : console.log)(line);
  if (!options.isDry) return report(fixed.files === 0 ? first : await judge(), options);
  process.stdout.write(fixed.diff);
  const isMended = fixed.left + first.verdict.failingUnread.length === 0;
  return isMended ? EXIT.fine : EXIT.checkFailed;
}

async function contextOf(options: Options): Promise<CheckContext> {
  const directory = fromHere(options.repo);
  const checkout = await openCheckout(directory, process.env);
  const { root, repository } = checkout;
  if (root === null && (options.worktree || options.fix)) {
    throw new CannotError(`${directory} has no work tree: name a commit with --rev.`);
  }
  const head = options.rev ?? "HEAD";
  const isCommit = root === null || options.rev !== undefined;
  const commit = isCommit ? await resolveCommit(repository, head) : null;
  const { plan, name } = await planOf(options, checkout, head);
  return { checkout, plan, planName: name, commit, head };
}

function planOf(
  options: Options,
  { root, repository }: Checkout,
  head: string,
): FoundPlan | Promise<FoundPlan> {
  if (options.plan !== undefined) return planFromFile(fromHere(options.plan), options.plan);
  return root === null ? planFromCommit(repository, head) : planFromFolder(root);
}

function report(result: Awaited<ReturnType<typeof judgeCheckout>>, options: Options): number {
  const { text, summary } = renderReport(result, options.format);
  if (options.out === undefined || options.out === "-") process.stdout.write(text);
  else {
    writeOut(fromHere(options.out), options.out, text);
    process.stdout.write(summary);
  }
  return result.verdict.isPassed ? EXIT.fine : EXIT.checkFailed;
}

function writeOut(path: string, shown: string, text: string): void {
  try {
    writeFileSync(path, text);
  } catch (error) {
    throw new CannotError(`${join(shown)}: ${error instanceof Error ? error.message : error}`);
  }
}
