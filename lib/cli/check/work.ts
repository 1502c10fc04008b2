import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { CannotError, EXIT, fromHere } from "@/lib/cli/usage";
import { type Base, findBase } from "@/lib/scanner/git/base";
import type { Checkout } from "@/lib/scanner/git/checkout";
import { resolveCommit } from "@/lib/scanner/git/repository";
import { type FoundPlan, planFromCommit, planFromFile, planFromFolder } from "./find-plan";
import { renderReport } from "./report";
import type { ReportFormat } from "./report-format";
import { type CheckContext, type CheckResult, judgeCheckout } from "./run";

/** What a check was asked for. */
export type CheckOptions = {
  readonly plan?: string;
  readonly base?: string;
  readonly repo: string;
  readonly rev?: string;
  readonly worktree: boolean;
  readonly format: ReportFormat;
  readonly out?: string;
  readonly all: boolean;
  readonly fix: boolean;
  readonly isDry: boolean;
  readonly files: readonly string[];
};

/** Judges a checkout, mends and reports as asked; answers the exit code. `base` is that of HEAD, where that is what is judged. */
export async function checkCheckout(
  checkout: Checkout,
  options: CheckOptions,
  base: Promise<Base> | null,
): Promise<number> {
  const context = await contextOf(checkout, options, base);
  const judge = () => judgeCheckout(context, { all: options.all });
  const first = await judge();
  const { root } = checkout;
  return options.fix && root !== null ? mend(first, judge, root, options) : report(first, options);
}

async function mend(
  first: CheckResult,
  judge: () => Promise<CheckResult>,
  root: string,
  options: CheckOptions,
): Promise<number> {
  const { fixFindings } = await import("./fix");
  const fixed = fixFindings(first, { root, isDry: options.isDry, files: options.files });
  for (const line of fixed.lines) (options.isDry ? console.error : console.log)(line);
  if (!options.isDry) return report(fixed.files === 0 ? first : await judge(), options);
  process.stdout.write(fixed.diff);
  const isMended = fixed.left + first.verdict.failingUnread.length === 0;
  return isMended ? EXIT.fine : EXIT.checkFailed;
}

async function contextOf(
  checkout: Checkout,
  options: CheckOptions,
  base: Promise<Base> | null,
): Promise<CheckContext> {
  const { root, repository } = checkout;
  if (root === null && (options.worktree || options.fix)) {
    throw new CannotError(`${fromHere(options.repo)} has no work tree: name a commit with --rev.`);
  }
  const head = options.rev ?? "HEAD";
  const isCommit = root === null || options.rev !== undefined;
  const commit = isCommit ? await resolveCommit(repository, head) : null;
  const { plan, name } = await planOf(options, checkout, head);
  const found =
    commit === null && base !== null
      ? base
      : findBase(repository.git, {
          base: options.base ?? null,
          head: commit ?? head,
          env: process.env,
        });
  // Whoever waits for it meets a failure there.
  found.catch(() => {});
  return { checkout, plan, planName: name, commit, head, base: found };
}

function planOf(
  options: CheckOptions,
  { root, repository }: Checkout,
  head: string,
): FoundPlan | Promise<FoundPlan> {
  if (options.plan !== undefined) return planFromFile(fromHere(options.plan), options.plan);
  return root === null ? planFromCommit(repository, head) : planFromFolder(root);
}

async function report(result: CheckResult, options: CheckOptions): Promise<number> {
  const { text, summary } = await renderReport(result, options.format);
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
