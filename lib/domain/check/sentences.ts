import { type ImportedName, statementText } from "../board/statement";
import { inWords, plural, signed } from "../words";
import type { BeforeAfter, BranchBoard } from "./branch-board";
import type { Finding, UnreadFile } from "./judge-pairs";
import type { Target } from "./replacement";
import type { CheckVerdict } from "./verdict";

const CLASS_WORDS = {
  legacy: "legacy import",
  unplanned: "unplanned import",
  unclassified: "unclassified import",
} as const;

/** "new legacy import: from a import X". */
export function findingTitle({ class: of, isNew, path, import: one }: Finding): string {
  const name: ImportedName = { name: one.name, alias: one.alias ?? null };
  const text = isPython(path)
    ? statementText(one.module, [name], one.kind)
    : `${one.name ?? "all"} of ${one.module}`;
  return `${isNew ? "new " : ""}${CLASS_WORDS[of]}: ${text}`;
}

/** "Write: from b import X", or why nothing certain can be said. */
export function findingAdvice({ replacement, path, import: one }: Finding): string {
  const { to, why } = replacement;
  if (to === null) return why;
  return isPython(path)
    ? `Write: ${targetText(to, path, one.kind)}`
    : `Take ${targetText(to, path, one.kind)}`;
}

/** The statement; where modules are paths and each file writes them its own way, the name and its module. */
export function targetText({ module, name, alias }: Target, path: string, kind: string): string {
  if (!isPython(path)) return `${name ?? "all"} of ${module}`;
  return statementText(module, [{ name, alias }], kind);
}

function isPython(path: string): boolean {
  return path.endsWith(".py");
}

export function unreadTitle({ path: _, reason, wasUnread }: UnreadFile): string {
  return wasUnread
    ? `cannot be read, and could not at the base: ${reason}. Its imports are a best effort.`
    : `cannot be read any more: ${reason}. What it imports is unknown.`;
}

/** One sentence: whether the check passed, and why not. */
export function headline(verdict: CheckVerdict, all: boolean): string {
  const { failing, failingUnread, plan } = verdict;
  const what = all ? "legacy or unplanned import stands" : "new legacy or unplanned import";
  if (verdict.isPassed) return `${plan.title}: passed, no ${what}.`;
  const of = (name: Finding["class"]) => failing.filter((one) => one.class === name).length;
  const parts = (["legacy", "unplanned", "unclassified"] as const)
    .filter((name) => of(name) > 0)
    .map((name) => `${plural(of(name), `${all ? "" : "new "}${name} import`)}`);
  if (failingUnread.length > 0) {
    parts.push(`${plural(failingUnread.length, "changed file")} that cannot be read any more`);
  }
  return `${plan.title}: failed, ${parts.join(", ")}.`;
}

/** What the branch does to the board, a sentence a line; the first is always there. */
export function boardLines(board: BranchBoard): string[] {
  const { classes, files, finished, gaining } = board;
  const lines = [
    `Legacy imports: ${change(classes.legacy)}, in ${fromTo(files)} files. Canonical: ${change(classes.canonical)}. Unplanned: ${change(classes.unplanned)}. Unclassified: ${change(classes.unclassified)}.`,
  ];
  for (const one of board.rules) {
    if (one.before !== one.after) lines.push(`Legacy path ${one.rule}: ${change(one)}.`);
  }
  if (finished.length > 0) {
    lines.push(`${plural(finished.length, "file")} finished: ${shortList(finished)}.`);
  }
  for (const { path, risk, isGone, ...sides } of board.touched) {
    const what = isGone ? "is gone" : `legacy ${change(sides)}`;
    lines.push(`Critical file ${path} (${risk} risk): ${what}.`);
  }
  if (gaining.length > 0)
    lines.push(`The Golden Path comes to be at risk by ${shortList(gaining)}.`);
  for (const { of, label, before, after } of board.gates) {
    lines.push(`${of}: "${label}" goes from ${before} to ${after}.`);
  }
  for (const { title, imports, after } of board.triggers) {
    const when = after === null ? "" : `, once phase ${after} is done`;
    lines.push(`Trigger "${title}" fires on ${plural(imports, "import")}${when}.`);
  }
  return lines;
}

/** "679 to 681 (+2)", "679 as before". */
export function change({ before, after }: BeforeAfter): string {
  if (before === after) return before === 0 ? "none" : `${inWords(before)} as before`;
  return `${inWords(before)} to ${inWords(after)} (${signed(after - before)})`;
}

function fromTo({ before, after }: BeforeAfter): string {
  return before === after ? inWords(before) : `${inWords(before)} to ${inWords(after)}`;
}

const LISTED = 10;

function shortList(paths: readonly string[]): string {
  const more = paths.length - LISTED;
  return `${paths.slice(0, LISTED).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
