import { diffSide } from "@/lib/domain/board/patch";
import type { Edit } from "@/lib/scanner/languages/edit-imports";

const CONTEXT = 3;
const LF = 10;

type Block = { readonly from: number; readonly to: number; readonly text: Buffer };

/** The edits of one file as a diff that `git apply` takes, byte for byte; empty when there are none. */
export function unifiedDiff(path: string, bytes: Uint8Array, edits: readonly Edit[]): Buffer {
  if (edits.length === 0) return Buffer.alloc(0);
  const starts = lineStarts(bytes);
  const line = (index: number) => Buffer.from(bytes.subarray(starts[index], starts[index + 1]));
  const head = `diff --git ${diffSide("a", path)} ${diffSide("b", path)}\n--- ${diffSide("a", path)}\n+++ ${diffSide("b", path)}\n`;
  const parts: Buffer[] = [Buffer.from(head)];
  let shift = 0;
  for (const hunk of hunksOf(blocksOf(bytes, edits, starts), starts.length - 1)) {
    const body: Buffer[] = [];
    let at = hunk.from;
    let added = 0;
    for (const { from, to, text } of hunk.blocks) {
      for (; at < from; at += 1) body.push(marked(" ", line(at)));
      for (; at < to; at += 1) body.push(marked("-", line(at)));
      const fresh = splitLines(text);
      added += fresh.length - (to - from);
      for (const one of fresh) body.push(marked("+", one));
    }
    for (; at < hunk.to; at += 1) body.push(marked(" ", line(at)));
    const count = hunk.to - hunk.from;
    parts.push(
      Buffer.from(
        `@@ -${place(hunk.from, count)} +${place(hunk.from + shift, count + added)} @@\n`,
      ),
      ...body,
    );
    shift += added;
  }
  return Buffer.concat(parts);
}

function place(from: number, count: number): string {
  return `${count === 0 ? from : from + 1},${count}`;
}

/** Where each line starts, and the end of the file as the last. */
function lineStarts(bytes: Uint8Array): number[] {
  const starts = [0];
  for (let at = bytes.indexOf(LF); at >= 0; at = bytes.indexOf(LF, at + 1)) starts.push(at + 1);
  if (starts.at(-1) !== bytes.length) starts.push(bytes.length);
  return starts;
}

function splitLines(text: Buffer): Buffer[] {
  const starts = lineStarts(text);
  return starts.slice(0, -1).map((start, index) => text.subarray(start, starts[index + 1]));
}

function marked(mark: string, line: Buffer): Buffer {
  const isWhole = line.at(-1) === LF;
  return Buffer.concat([
    Buffer.from(mark),
    line,
    Buffer.from(isWhole ? "" : "\n\\ No newline at end of file\n"),
  ]);
}

/** Whole lines that edits change, with what they become; edits on neighbouring lines are one block. */
function blocksOf(
  bytes: Uint8Array,
  edits: readonly Edit[],
  starts: readonly number[],
): readonly Block[] {
  const last = starts.length - 1;
  const lineOf = (at: number) => {
    const next = starts.findIndex((start) => start > at);
    return next < 0 ? last : next - 1;
  };
  const groups: { from: number; to: number; edits: Edit[] }[] = [];
  for (const edit of edits) {
    const isAtEnd = edit.start === bytes.length && bytes.at(-1) !== LF;
    const from = isAtEnd ? last - 1 : lineOf(edit.start);
    const isBetween = edit.start === edit.end && starts[from] === edit.start;
    const isWhole = edit.end > edit.start && starts[lineOf(edit.end)] === edit.end;
    const reach =
      isWhole && edit.text === "" && starts[from] === edit.start
        ? lineOf(edit.end)
        : lineOf(edit.end) + 1;
    const to = Math.min(isBetween ? from : Math.max(reach, from + 1), last);
    const group = groups.at(-1);
    if (group !== undefined && from <= group.to) {
      group.to = Math.max(group.to, to);
      group.edits.push(edit);
    } else groups.push({ from, to, edits: [edit] });
  }
  return groups.map(({ from, to, edits: own }) => {
    const parts: Buffer[] = [];
    let at = starts[from] ?? bytes.length;
    for (const { start, end, text } of own) {
      parts.push(Buffer.from(bytes.subarray(at, start)), Buffer.from(text));
      at = end;
    }
    parts.push(Buffer.from(bytes.subarray(at, Math.max(at, starts[to] ?? bytes.length))));
    return { from, to, text: Buffer.concat(parts) };
  });
}

function hunksOf(blocks: readonly Block[], lines: number) {
  const hunks: { from: number; to: number; blocks: Block[] }[] = [];
  for (const block of blocks) {
    const from = Math.max(block.from - CONTEXT, 0);
    const to = Math.min(block.to + CONTEXT, lines);
    const last = hunks.at(-1);
    if (last !== undefined && from <= last.to) {
      last.to = to;
      last.blocks.push(block);
    } else hunks.push({ from, to, blocks: [block] });
  }
  return hunks;
}
