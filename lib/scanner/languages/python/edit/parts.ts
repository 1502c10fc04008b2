import type { ScannedImport } from "@/lib/domain/scan";
import type { Wish } from "@/lib/scanner/languages/edit-imports";
import { isBlank, isLineEnd } from "../bytes";
import type { ItemSpan, Span, StatementSpan } from "../spans";

/** One name of a statement with what it means and what is wanted of it. */
export type Item = {
  readonly span: ItemSpan;
  readonly meaning: ScannedImport | null;
  readonly wish: Wish;
};

export type Statement = { readonly span: StatementSpan; readonly items: readonly Item[] };

/** What an edit of a file needs to know of it. */
export type Source = {
  readonly bytes: Uint8Array;
  /** The package that relative imports start from, in parts. */
  readonly home: readonly string[];
};

export function textOf({ bytes }: Source, { start, end }: Span): string {
  return new TextDecoder("latin1").decode(bytes.subarray(start, end));
}

/** The name that a statement binds for one of its items. */
export function boundName({ import: one }: ItemSpan): string {
  return one.alias ?? one.name ?? one.module;
}

/** How a module is written in a `from` statement: relative where the old statement was and both share their first package. */
export function moduleText(module: string, level: number, { home }: Source): string {
  const parts = module.split(".");
  if (level === 0 || home.length === 0 || parts[0] !== home[0]) return module;
  let common = 0;
  while (common < home.length && common < parts.length && parts[common] === home[common]) {
    common += 1;
  }
  return `${".".repeat(home.length - common + 1)}${parts.slice(common).join(".")}`;
}

/** The physical line that the position is on: its start, and where its line end begins. */
export function lineAround({ bytes }: Source, at: number): Span {
  let start = at;
  while (start > 0 && !isLineEnd(bytes[start - 1] ?? 0)) start -= 1;
  // A byte order mark is not part of the line.
  if (start === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) start = 3;
  let end = at;
  while (end < bytes.length && !isLineEnd(bytes[end] ?? 0)) end += 1;
  return { start, end };
}

/** The line end that starts at the position; empty at the end of the file. */
export function lineEndAt({ bytes }: Source, at: number): string {
  if (bytes[at] === 13) return bytes[at + 1] === 10 ? "\r\n" : "\r";
  return at < bytes.length ? "\n" : "";
}

export function isBlankBetween({ bytes }: Source, start: number, end: number): boolean {
  return bytes.subarray(start, end).every(isBlank);
}

export function passBlanks({ bytes }: Source, at: number): number {
  let next = at;
  while (next < bytes.length && isBlank(bytes[next] ?? 0)) next += 1;
  return next;
}
