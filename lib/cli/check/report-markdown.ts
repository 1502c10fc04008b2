import type { BeforeAfter } from "@/lib/domain/check/branch-board";
import type { Finding } from "@/lib/domain/check/judge-pairs";
import {
  boardLines,
  change,
  findingTitle,
  headline,
  targetText,
  unreadTitle,
} from "@/lib/domain/check/sentences";
import { plural, shortSha } from "@/lib/domain/words";
import type { CheckResult } from "./run";

/** More would fill the page of a pull request; the other formats hold all. */
const MAX_ROWS = 50;

/** A comment for a pull request: the verdict, the counts, what to write, and the rest folded away. */
export function markdownReport(result: CheckResult): string {
  const { verdict, base, isAll } = result;
  const { board, failing, allowed, failingUnread, knownUnread } = verdict;
  const unread = [...failingUnread, ...knownUnread].map(
    (one) => `- ${code(one.path)} ${escaped(unreadTitle(one))}`,
  );
  return [
    `**${escaped(headline(verdict, isAll))}**`,
    "",
    "| | base | branch | |",
    "|---|---:|---:|---:|",
    countRow("Legacy imports", board.classes.legacy),
    countRow("Files with legacy imports", board.files),
    countRow("Canonical", board.classes.canonical),
    countRow("Unplanned", board.classes.unplanned),
    ...(board.classes.unclassified.before + board.classes.unclassified.after > 0
      ? [countRow("Unclassified", board.classes.unclassified)]
      : []),
    "",
    ...table(failing),
    ...(unread.length > 0 ? [...unread, ""] : []),
    ...folded(
      "What this does to the board",
      boardLines(board).map((line) => `- ${escaped(line)}`),
    ),
    ...folded(
      `${plural(allowed.length, "new import")} that the plan allows`,
      allowed.slice(0, MAX_ROWS).map((one) => `- ${place(one)} ${code(bare(one))}`),
    ),
    `Compared with ${code(shortSha(base.sha))}, where the branch left ${code(base.from)}, under ${code(result.planName)} version ${verdict.plan.version}.`,
    "",
  ].join("\n");
}

function countRow(label: string, { before, after }: BeforeAfter): string {
  const moved = before === after ? "" : (/\((.+)\)$/.exec(change({ before, after }))?.[1] ?? "");
  return `| ${label} | ${before} | ${after} | ${moved} |`;
}

function table(failing: readonly Finding[]): string[] {
  if (failing.length === 0) return [];
  const rows = failing.slice(0, MAX_ROWS).map((one) => {
    const { to, why } = one.replacement;
    const write = to === null ? escaped(why) : code(targetText(to, one.path, one.import.kind));
    return `| ${place(one)} | ${one.class}: ${code(bare(one))} | ${write} |`;
  });
  const more = failing.length - rows.length;
  return [
    "| where | what | write instead |",
    "|---|---|---|",
    ...rows,
    ...(more > 0 ? ["", `… and ${more} more.`] : []),
    "",
  ];
}

function place({ path, import: one }: Finding): string {
  return code(`${path}:${one.line}`);
}

/** The statement alone. */
function bare(one: Finding): string {
  return findingTitle(one).replace(/^.*? import: /, "");
}

function folded(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return ["<details>", `<summary>${escaped(title)}</summary>`, "", ...lines, "", "</details>", ""];
}

/** Text in which nothing is markup, mentions nobody and stays within a table's cell. */
function escaped(text: string): string {
  return text
    .replace(/[&<>]/g, (char) => `&#${char.charCodeAt(0)};`)
    .replace(/[\\`*_{}[\]()#|~!@]/g, (char) => `\\${char}`)
    .replace(/\s+/g, " ");
}

/** Code within a line and a cell, whatever backticks, bars and line ends it holds. */
function code(text: string): string {
  const flat = text.replace(/\s+/g, " ").replaceAll("|", "\\|");
  const runs = flat.match(/`+/g) ?? [];
  const fence = "`".repeat(Math.max(0, ...runs.map((run) => run.length)) + 1);
  const gap = flat.includes("`") ? " " : "";
  return `${fence}${gap}${flat}${gap}${fence}`;
}
