import { findingAdvice, findingTitle, headline, unreadTitle } from "@/lib/domain/check/sentences";
import { lineOf, summaryText } from "./report-text";
import type { CheckResult } from "./run";

type Command = {
  readonly level: "error" | "warning" | "notice";
  readonly file: string;
  readonly line: number;
  readonly title: string;
  readonly text: string;
};

/**
 * Workflow commands of GitHub Actions (docs.github.com, "Workflow commands for GitHub Actions"): annotations on the lines of a
 * pull request; the summary follows as plain lines.
 */
export function githubReport(result: CheckResult): string {
  const { failing, allowed, failingUnread, knownUnread } = result.verdict;
  const commands: Command[] = [
    ...failing.map((one) => ({
      level: "error" as const,
      file: one.path,
      line: one.import.line,
      title: `Plumbline: ${one.class} import`,
      text: `${findingTitle(one)}. ${findingAdvice(one)}`,
    })),
    ...failingUnread.map((one) => unread("error", one)),
    ...allowed.map((one) => ({
      level: "notice" as const,
      file: one.path,
      line: one.import.line,
      title: `Plumbline: ${one.class} import`,
      text: `Allowed by the plan: ${findingTitle(one)}`,
    })),
    ...knownUnread.map((one) => unread("warning", one)),
  ];
  const verdict = result.verdict.isPassed
    ? []
    : [`::error title=Plumbline::${data(headline(result.verdict, result.isAll))}`];
  const lines = [...commands.map(commandText), ...verdict];
  return `${lines.map((line) => `${line}\n`).join("")}${inert(summaryText(result))}`;
}

function unread(level: Command["level"], one: Parameters<typeof unreadTitle>[0]): Command {
  const line = lineOf(one.reason);
  return {
    level,
    file: one.path,
    line,
    title: "Plumbline: unreadable file",
    text: unreadTitle(one),
  };
}

function commandText({ level, file, line, title, text }: Command): string {
  return `::${level} file=${property(file)},line=${line},title=${property(title)}::${data(text)}`;
}

function data(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function property(text: string): string {
  return data(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

/** A line that begins like a command would be one. */
function inert(text: string): string {
  return text.replace(/^(\s*)(::|##)/gm, "$1 $2");
}
