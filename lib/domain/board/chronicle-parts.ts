import type { EventTurns } from "./chronicle-turns";
import { type CommitFlows, total } from "./commit-flows";
import type { LineFacts } from "./line-facts";
import type { Returns } from "./taken-back";

/** Imports or files: an event is of so many at least. */
export const SMALLEST = 10;

/** What the contents of files say of each position (`lib/domain/contents`); empty where no scan names them. */
export type ChronicleContents = {
  /** Files that came as copies of others which stand beside them, and the folder that most of them lie in. */
  readonly copied: ReadonlyMap<number, { readonly files: number; readonly folder: string }>;
  /** Files put back exactly to an earlier state. */
  readonly restored: Returns;
};

/** What an event is told from, beside its own flows. */
export type EventWorld = {
  readonly facts: LineFacts;
  readonly contents: ChronicleContents;
  readonly turns: EventTurns;
  /** Files that became unreadable at a position. */
  readonly unreadable: ReadonlyMap<number, number>;
};

/** What a title is about: imports that moved, or files. */
export type EventLead = "moved" | "unreadable" | "copied";

export function unreadableFiles(
  members: readonly CommitFlows[],
  { unreadable }: Pick<EventWorld, "unreadable">,
): number {
  return members.reduce((sum, { position }) => sum + (unreadable.get(position) ?? 0), 0);
}

export function copiedFiles(
  members: readonly CommitFlows[],
  { contents }: Pick<EventWorld, "contents">,
): number {
  return members.reduce(
    (sum, { position }) => sum + (contents.copied.get(position)?.files ?? 0),
    0,
  );
}

export function lastOf(members: readonly CommitFlows[]): number {
  return members.at(-1)?.position ?? 0;
}

export type Sizes = {
  readonly legacyIn: number;
  readonly legacyOut: number;
  readonly canonicalIn: number;
  readonly canonicalOut: number;
};

export function sizes(members: readonly CommitFlows[]): Sizes {
  const sum = (of: (flows: CommitFlows) => number): number =>
    members.reduce((count, flows) => count + of(flows), 0);
  return {
    legacyIn: sum((flows) => total(flows.legacyIn)),
    legacyOut: sum((flows) => total(flows.legacyOut)),
    canonicalIn: sum((flows) => flows.canonicalIn),
    canonicalOut: sum((flows) => flows.canonicalOut),
  };
}

/** The largest of the four; canonical imports that mostly took the place of legacy ones are told by what they replaced. */
export function directionOf(members: readonly CommitFlows[]): keyof Sizes {
  const size = sizes(members);
  const all = Object.entries(size) as [keyof Sizes, number][];
  const largest = all.reduce((a, b) => (b[1] > a[1] ? b : a))[0];
  if (largest !== "canonicalIn") return largest;
  const converted = members.reduce((count, { legacyOut }) => count + legacyOut.converted, 0);
  return converted * 2 > size.canonicalIn ? "legacyOut" : largest;
}

export function timeOf(facts: LineFacts, position: number): number {
  return facts.commits.effectiveAt[position] ?? 0;
}
