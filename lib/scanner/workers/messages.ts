import type { PackedContents } from "@/lib/scanner/facts/packed-contents";
import type { Git } from "@/lib/scanner/git/git";
import type { ReadAs } from "./content-lexer";

/** What a worker is started with. */
export type WorkerStart = { readonly git: Git; readonly languages: readonly string[] };

/** Contents that are read after each other: their ids, parted by blanks, and what each is read as. */
export type Share = {
  /** Number of the first among all that are asked for. */
  readonly first: number;
  readonly ids: string;
  /** For each an index into `kinds`. */
  readonly kindOf: Uint16Array<ArrayBuffer>;
  readonly kinds: readonly (readonly ReadAs[])[];
};

/** Null: there is no more, what is still under way is to be sent. */
export type ToWorker = Share | null;

export type FromWorker =
  | {
      readonly type: "contents";
      readonly packed: PackedContents;
      readonly files: number;
      readonly bytes: number;
    }
  /** The worker will soon have nothing to do. */
  | { readonly type: "more" }
  | { readonly type: "done" }
  | { readonly type: "failed"; readonly message: string; readonly isGit: boolean };
