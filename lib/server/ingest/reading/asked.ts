import "server-only";
import type { ParseFor } from "./content";

/** What a reader is asked for; the bytes of an upload come with `open`. */
export type Asked =
  | { readonly ask: "open" }
  | { readonly ask: "digest"; readonly said: string | null }
  | { readonly ask: "detect"; readonly named: string | null }
  | { readonly ask: "parse"; readonly as: ParseFor };

/** What it answers: pieces of the answer (`pieces.ts`), then that this was all, or what it stumbled over. */
export type Answered = "piece" | "done" | "failed";
