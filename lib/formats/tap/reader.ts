import type { FormatIssue } from "@/lib/formats/issue";
import { LIMITS } from "@/lib/formats/limits";
import { MAX_TESTS } from "@/lib/formats/report-json";
import { type Point, readPoint } from "@/lib/formats/tap/point";
import { createTree, type Misfit, type Node, type Plan } from "@/lib/formats/tap/tree";
import { createBlocks } from "@/lib/formats/tap/yaml-block";

export type TapStream = {
  readonly nodes: readonly Node[];
  readonly plan: Plan | null;
  /** Points that are not indented. */
  readonly outer: number;
  readonly misfits: readonly Misfit[];
  readonly isOpen: boolean;
  readonly bailOut: string | null;
  readonly version: string;
  readonly words: readonly string[];
};

/** Reads a stream line by line (TAP 13 and 14; FORMATS 3); a fault is the limit that it exceeds, with its line. */
export function readTap(text: string): TapStream | FormatIssue {
  const state = createState();
  let number = 0;
  let from = 0;
  while (from < text.length) {
    const newline = text.indexOf("\n", from);
    const end = newline < 0 ? text.length : newline;
    number += 1;
    const isCrlf = end > from && text.charCodeAt(end - 1) === 0x0d;
    const fault = state.take(text.slice(from, isCrlf ? end - 1 : end));
    if (fault !== null) return { message: fault, pointer: "", line: number, column: 1 };
    from = end + 1;
  }
  return state.finish();
}

function createState() {
  const tree = createTree();
  const words: string[] = [];
  let bailOut: string | null = null;
  let version = "";
  let points = 0;
  const takePoint = (point: Point, indent: number): string | null => {
    const level = Math.floor(indent / 4);
    if (level >= LIMITS.tapLevels)
      return `the subtests are nested more than ${LIMITS.tapLevels} levels deep`;
    points += 1;
    if (points > MAX_TESTS) return `the stream holds more than ${MAX_TESTS} tests`;
    words.push(wordOf(point, indent));
    tree.take(point, level);
    return null;
  };
  const blocks = createBlocks();
  const takePlan = (count: string, comment: string, indent: number): void => {
    words.push(indent === 0 ? `plan:${count}` : "indented plan");
    if (indent % 4 > 0 || indent >= LIMITS.tapLevels * 4) return;
    tree.plan({ count: Number(count), skip: count === "0" ? comment : null }, indent / 4);
  };
  const takeOther = (rest: string, indent: number): void => {
    const plan = /^1\.\.(\d{1,9})(?:\s+todo\b[\s\d;]*)?\s*(?:#\s*(?:skip\S*\s*)?(.*))?$/i.exec(
      rest,
    );
    if (plan !== null) takePlan(plan[1] ?? "0", plan[2] ?? "", indent);
    else if (/^Bail out!/i.test(rest)) {
      words.push("bail out");
      bailOut ??= rest.slice("Bail out!".length).trim();
    } else if (rest === "}") tree.close(Math.floor(indent / 4));
    else if (/^TAP version \d+/i.test(rest)) {
      if (version === "") version = rest.slice("TAP version ".length).trim();
    } else if (!/^(?:#\s*(?:Subtest|time=|duration_ms)|pragma )/.test(rest)) tree.note(rest);
  };
  const take = (line: string): string | null => {
    const indent = line.length - line.trimStart().length;
    if (blocks.take(line, indent, tree.last())) return null;
    const point = readPoint(line.slice(indent));
    if (point !== null) return takePoint(point, indent);
    const rest = line.slice(indent).trimEnd();
    if (rest !== "") takeOther(rest, indent);
    return null;
  };
  return { take, finish: (): TapStream => ({ ...tree.finish(), bailOut, version, words }) };
}

/** As a counter of lines calls it: `ok`, `not ok # todo`, `indented ok # skip`. */
function wordOf({ isOk, directive, mentions }: Point, indent: number): string {
  const told = directive ?? mentions;
  const word = `${isOk ? "ok" : "not ok"}${told === null ? "" : ` # ${told}`}`;
  return indent === 0 ? word : `indented ${word}`;
}
