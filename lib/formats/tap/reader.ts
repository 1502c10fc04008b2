import type { FormatIssue } from "@/lib/formats/issue";
import { MAX_TESTS } from "@/lib/formats/report-json";
import { type Point, readPoint } from "@/lib/formats/tap/point";
import { createTree, type Misfit, type Node, type Plan } from "@/lib/formats/tap/tree";
import { createBlock } from "@/lib/formats/tap/yaml-block";

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

const MAX_LEVELS = 64;

/** Reads a stream line by line (TAP 13 and 14; FORMATS 3); a fault is the limit that it exceeds, with its line. */
export function readTap(text: string): TapStream | FormatIssue {
  const state = createState();
  let number = 0;
  let from = 0;
  while (from < text.length) {
    const newline = text.indexOf("\n", from);
    const end = newline < 0 ? text.length : newline;
    number += 1;
    const fault = state.take(text.slice(from, end).replace(/\r$/, ""));
    if (fault !== null) return { message: fault, pointer: "", line: number, column: 1 };
    from = end + 1;
  }
  return state.finish();
}

function createState() {
  const tree = createTree();
  const words: string[] = [];
  let block: ReturnType<typeof createBlock> | null = null;
  let bailOut: string | null = null;
  let version = "";
  let points = 0;
  const takePoint = (point: Point, indent: number): string | null => {
    const level = Math.floor(indent / 4);
    if (level >= MAX_LEVELS) return `the subtests are nested more than ${MAX_LEVELS} levels deep`;
    points += 1;
    if (points > MAX_TESTS) return `the stream holds more than ${MAX_TESTS} tests`;
    words.push(wordOf(point, indent));
    tree.take(point, level);
    return null;
  };
  /** True when the line is part of a diagnosis. */
  const inBlock = (line: string, indent: number): boolean => {
    if (block === null) {
      const { level } = tree.last() ?? {};
      const isStart = line.trim() === "---" && level !== undefined && indent > level * 4;
      if (isStart && indent <= level * 4 + 4) block = createBlock(indent);
      return block !== null;
    }
    if (line.trim() === "..." && indent <= block.indent) {
      const last = tree.last();
      if (last !== null) last.diagnosis = block.finish();
      block = null;
      return true;
    }
    // A line that is less indented is none of the block: its end is missing.
    if (line.trim() !== "" && indent < block.indent) {
      block = null;
      return false;
    }
    block.add(line);
    return true;
  };
  const takeOther = (line: string, indent: number): void => {
    const rest = line.slice(indent);
    const plan = /^1\.\.(\d{1,9})\s*(?:#\s*(.*))?$/.exec(rest);
    if (plan !== null) {
      words.push(indent === 0 ? `plan:${plan[1]}` : "indented plan");
      const skip = plan[1] === "0" ? (plan[2] ?? "") : null;
      if (indent % 4 === 0 && indent < MAX_LEVELS * 4) {
        tree.plan({ count: Number(plan[1]), skip }, indent / 4);
      }
    } else if (/^Bail out!/i.test(rest)) {
      words.push("bail out");
      bailOut ??= rest.slice("Bail out!".length).trim();
    } else if (rest === "}") tree.close(Math.floor(indent / 4));
    else if (/^TAP version \d+/i.test(rest)) {
      if (indent === 0 && version === "") version = rest.slice("TAP version ".length).trim();
    } else if (!/^(?:#\s*(?:Subtest|time=|duration_ms)|pragma )/.test(rest)) tree.note(rest);
  };
  const take = (line: string): string | null => {
    const indent = line.length - line.trimStart().length;
    if (inBlock(line, indent)) return null;
    const point = readPoint(line.slice(indent));
    if (point !== null) return takePoint(point, indent);
    if (line.trim() !== "") takeOther(line, indent);
    return null;
  };
  return { take, finish: (): TapStream => ({ ...tree.finish(), bailOut, version, words }) };
}

/** As a counter of lines calls it: `ok`, `not ok # todo`, `indented ok # skip`. */
function wordOf({ isOk, directive, mentions }: Point, indent: number): string {
  const told = directive ?? (mentions === null ? null : mentions);
  const word = `${isOk ? "ok" : "not ok"}${told === null ? "" : ` # ${told}`}`;
  return indent === 0 ? word : `indented ${word}`;
}
