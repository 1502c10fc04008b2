import {
  boardLines,
  findingAdvice,
  findingTitle,
  headline,
  unreadTitle,
} from "@/lib/domain/check/sentences";
import { shortSha } from "@/lib/domain/words";
import type { CheckResult } from "./run";

/** A line for each finding, to click on, and the summary. */
export function textReport(result: CheckResult): string {
  const { failing, allowed, failingUnread, knownUnread } = result.verdict;
  const lines = [
    ...failing.map(
      (one) => `${at(one.path, one.import.line)}: ${findingTitle(one)}. ${findingAdvice(one)}`,
    ),
    ...failingUnread.map((one) => `${at(one.path, lineOf(one.reason))}: ${unreadTitle(one)}`),
    ...allowed.map(
      (one) => `${at(one.path, one.import.line)}: allowed by the plan: ${findingTitle(one)}`,
    ),
    ...knownUnread.map(
      (one) => `${at(one.path, lineOf(one.reason))}: warning: ${unreadTitle(one)}`,
    ),
  ];
  const gap = lines.length > 0 ? [""] : [];
  return `${[...lines, ...gap].map((line) => `${line}\n`).join("")}${summaryText(result)}`;
}

export function summaryText(result: CheckResult): string {
  const { verdict, base, isAll, planName, commit } = result;
  const what = commit === null ? "The work tree" : shortSha(commit);
  return [
    headline(verdict, isAll),
    `${what} against ${shortSha(base.sha)}, where it left ${base.from}, under ${planName} (version ${verdict.plan.version}).`,
    ...boardLines(verdict.board),
    "",
  ].join("\n");
}

/** A control character in a name would break the line that names it. */
function at(path: string, line: number): string {
  return `${shownPath(path)}:${line}`;
}

export function shownPath(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return path.replace(/[\u0000-\u001f\u007f]/g, (char) => JSON.stringify(char).slice(1, -1));
}

/** The line that a reader's complaint ends with: "SyntaxError: … @12". */
export function lineOf(reason: string): number {
  return Number(/@(\d+)$/.exec(reason)?.[1] ?? 1);
}
