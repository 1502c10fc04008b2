import type { ByteTools } from "@/lib/scanner/languages/language";
import type { WrittenImport } from "@/lib/scanner/languages/written-import";

/** One level of indentation: its columns with tabs of 8 and of 1, its places, and the clause that came last on it. */
export type Block = {
  readonly column: number;
  readonly narrowColumn: number;
  readonly places: number;
  clause: Clause;
};

/** What the last statement of a block was, as far as what may follow it is concerned. */
export type Clause = "plain" | "if" | "loop" | "try" | "except" | "try-else" | "decorator";

/**
 * What was read lately, so that the versions of a file, of which most of each equals the one before, are not read from
 * end to end again. A stretch is a run of whole logical lines that began right behind an indentation and ended right
 * behind one, in a file in which nothing was wrong so far: what is found in it, and the blocks after it, depend on its
 * bytes and on the blocks before it alone. Where a file does not parse nothing of this is used: see `readPython`.
 */
export type KnownStretches = {
  readonly tools: ByteTools;
  /** A ring of bytes; a stretch that was written over is forgotten. */
  readonly held: Uint8Array;
  /** How many bytes were ever written to the ring. */
  written: number;
  readonly table: (Stretch | undefined)[];
  /** Each stack of blocks that ever stood at an end of a stretch, once: there are few. */
  readonly stacks: Map<string, readonly Block[]>;
};

export type Stretch = {
  readonly hash: number;
  readonly at: number;
  readonly length: number;
  readonly before: readonly Block[];
  readonly after: readonly Block[];
  readonly line: number;
  readonly lines: number;
  readonly found: readonly WrittenImport[];
};

/** Where the stretch began that is being read. */
export type StretchStart = {
  readonly pos: number;
  readonly line: number;
  readonly found: number;
  readonly hash: number;
  readonly before: readonly Block[];
};
