import { inWords, plural, shortSha, signed, spanInWords } from "../words";
import { type CommitFlows, commitFlows, total } from "./commit-flows";
import type { Judged } from "./judge";
import type { LineFacts } from "./line-facts";
import { restorations } from "./restored";
import { reversals } from "./reversal";

/** A mass event: one commit, or several in close succession that moved the counts the same way. */
export type ChronicleEvent = {
  /** 1 for the earliest. */
  readonly n: number;
  readonly t: number;
  readonly position: number;
  readonly shas: readonly string[];
  /** The commit before the first of them: the span in which the event is all that happened. */
  readonly before: string | null;
  /** The number of the title as a list of imports. */
  readonly opens: { readonly class: "legacy" | "canonical"; readonly list: "in" | "out" };
  readonly title: string;
  readonly detail: string;
  readonly flows: readonly CommitFlows[];
};

const TOGETHER_MS = 10 * 60_000;
const SMALLEST = 10;

/** The `limit` largest events in (from, to], in order of time. */
export function chronicle(
  facts: LineFacts,
  judged: Judged,
  from: number,
  to: number,
  limit = 6,
): ChronicleEvent[] {
  const flows = commitFlows(judged, Math.max(from, 0), to);
  const groups = group(flows, facts);
  const restored = restorations(facts.lives);
  const undoneBy = new Map<number, number>();
  for (const [first, second] of reversals(facts.lives))
    if (second <= to) undoneBy.set(first, second);
  for (const [position, { undoes }] of restored) {
    if (position <= to && !undoneBy.has(undoes)) undoneBy.set(undoes, position);
  }
  const undoes = new Map([...undoneBy].map(([first, second]) => [second, first]));
  return groups
    .map((members) => ({ members, size: Math.max(...Object.values(sizes(members))) }))
    .filter(({ size }) => size >= SMALLEST)
    .sort((a, b) => b.size - a.size)
    .slice(0, limit)
    .sort((a, b) => lastOf(a.members) - lastOf(b.members))
    .map(({ members }, index) => eventOf(index + 1, members, facts, undoes, undoneBy));
}

function lastOf(members: readonly CommitFlows[]): number {
  return members.at(-1)?.position ?? 0;
}

type Sizes = {
  readonly legacyIn: number;
  readonly legacyOut: number;
  readonly canonicalIn: number;
  readonly canonicalOut: number;
};

function sizes(members: readonly CommitFlows[]): Sizes {
  const sum = (of: (flows: CommitFlows) => number): number =>
    members.reduce((count, flows) => count + of(flows), 0);
  return {
    legacyIn: sum((flows) => total(flows.legacyIn)),
    legacyOut: sum((flows) => total(flows.legacyOut)),
    canonicalIn: sum((flows) => flows.canonicalIn),
    canonicalOut: sum((flows) => flows.canonicalOut),
  };
}

const OPENS: Readonly<Record<keyof Sizes, ChronicleEvent["opens"]>> = {
  legacyIn: { class: "legacy", list: "in" },
  legacyOut: { class: "legacy", list: "out" },
  canonicalIn: { class: "canonical", list: "in" },
  canonicalOut: { class: "canonical", list: "out" },
};

/** The largest of the four; canonical imports that mostly took the place of legacy ones are told by what they replaced. */
function directionOf(members: readonly CommitFlows[]): keyof Sizes {
  const size = sizes(members);
  const all = Object.entries(size) as [keyof Sizes, number][];
  const largest = all.reduce((a, b) => (b[1] > a[1] ? b : a))[0];
  if (largest !== "canonicalIn") return largest;
  const converted = members.reduce((count, { legacyOut }) => count + legacyOut.converted, 0);
  return converted * 2 > size.canonicalIn ? "legacyOut" : largest;
}

function group(flows: readonly CommitFlows[], facts: LineFacts): CommitFlows[][] {
  const groups: CommitFlows[][] = [];
  for (const flow of flows) {
    const current = groups.at(-1);
    const previous = current?.at(-1);
    const gap = previous
      ? timeOf(facts, flow.position) - timeOf(facts, previous.position)
      : Number.POSITIVE_INFINITY;
    const isLarge = Math.max(...Object.values(sizes([flow]))) >= SMALLEST;
    if (current && isLarge && gap <= TOGETHER_MS && directionOf(current) === directionOf([flow]))
      current.push(flow);
    else groups.push([flow]);
  }
  return groups;
}

function timeOf(facts: LineFacts, position: number): number {
  return facts.commits.effectiveAt[position] ?? 0;
}

function eventOf(
  n: number,
  members: readonly CommitFlows[],
  facts: LineFacts,
  undoes: ReadonlyMap<number, number>,
  undoneBy: ReadonlyMap<number, number>,
): ChronicleEvent {
  const first = members[0]?.position ?? 0;
  const last = lastOf(members);
  const shas = members.map((flows) => facts.commits.sha[flows.position] ?? "");
  return {
    n,
    t: timeOf(facts, last),
    position: last,
    shas,
    before: facts.commits.sha[first - 1] ?? null,
    opens: OPENS[directionOf(members)],
    title: titleOf(members, timeOf(facts, last) - timeOf(facts, first)),
    detail: detailOf(members, facts, undoes, undoneBy),
    flows: members,
  };
}

function titleOf(members: readonly CommitFlows[], spanMs: number): string {
  const size = sizes(members);
  const within = members.length > 1 ? withinWords(members.length, spanMs) : "";
  switch (directionOf(members)) {
    case "legacyIn":
      return `${signed(size.legacyIn)} legacy in ${plural(sumOf(members, "legacyInFiles"), "file")}${within}`;
    case "canonicalIn":
      return `${plural(size.canonicalIn, "canonical import")} came in${within}`;
    case "canonicalOut":
      return `${plural(size.canonicalOut, "canonical import")} went${within}`;
    default:
      return outTitle(members, size.legacyOut, within);
  }
}

/** Commits of one moment, as a squashed or pushed series has them, are counted instead. */
function withinWords(commits: number, spanMs: number): string {
  return spanMs < 1000 ? ` in ${plural(commits, "commit")}` : ` in ${spanInWords(spanMs)}`;
}

function sumOf(members: readonly CommitFlows[], field: "legacyInFiles" | "legacyOutFiles"): number {
  return members.reduce((count, flows) => count + flows[field], 0);
}

function outTitle(members: readonly CommitFlows[], out: number, within: string): string {
  const why = { converted: 0, left: 0, fileDeleted: 0, unreadable: 0 };
  for (const { legacyOut } of members) {
    why.converted += legacyOut.converted;
    why.left += legacyOut.left;
    why.fileDeleted += legacyOut.fileDeleted;
    why.unreadable += legacyOut.unreadable;
  }
  if (why.left * 2 > out) return `${inWords(out)} imports left the legacy paths${within}`;
  if (why.converted === out) return `${plural(out, "legacy import")} converted${within}`;
  if (why.converted * 2 > out)
    return `${inWords(out)} legacy imports went, ${inWords(why.converted)} converted${within}`;
  if (why.fileDeleted * 2 > out)
    return `${inWords(out)} legacy imports went with their deleted files${within}`;
  if (why.unreadable * 2 > out)
    return `${inWords(out)} legacy imports are hidden in files that cannot be read${within}`;
  return `${inWords(out)} legacy imports removed${within}`;
}

function detailOf(
  members: readonly CommitFlows[],
  facts: LineFacts,
  undoes: ReadonlyMap<number, number>,
  undoneBy: ReadonlyMap<number, number>,
): string {
  const parts: string[] = [];
  for (const { position } of members) {
    const taken = undoes.get(position);
    const undone = undoneBy.get(position);
    if (taken !== undefined)
      parts.push(
        `${shaAt(facts, position)} takes back ${shaAt(facts, taken)} after ${gap(facts, taken, position)}.`,
      );
    if (undone !== undefined)
      parts.push(
        `${shaAt(facts, position)} was taken back by ${shaAt(facts, undone)} ${gap(facts, position, undone)} later.`,
      );
  }
  const size = sizes(members);
  const direction = directionOf(members);
  const reopened = members.reduce((count, flows) => count + flows.legacyIn.reopened, 0);
  if (direction === "legacyIn" && reopened > 0)
    parts.push(`${inWords(reopened)} of them reopened.`);
  if (direction !== "canonicalOut" && size.canonicalOut >= SMALLEST)
    parts.push(`${plural(size.canonicalOut, "canonical import")} went.`);
  if (direction !== "canonicalIn" && size.canonicalIn >= SMALLEST)
    parts.push(`${plural(size.canonicalIn, "canonical import")} came.`);
  const outside = members.reduce((count, flows) => count + flows.outsideIn, 0);
  if (outside >= SMALLEST)
    parts.push(`${plural(outside, "import")} opened on paths that the plan does not judge.`);
  if (members.some(({ position }) => facts.commits.isMerge[position]))
    parts.push("Came in by a merge.");
  const unreadable = facts.spells.filter((spell) =>
    members.some(({ position }) => spell.from === position),
  ).length;
  if (unreadable >= SMALLEST)
    parts.push(`${plural(unreadable, "file")} became unreadable: broken files are not progress.`);
  return parts.join(" ");
}

function shaAt(facts: LineFacts, position: number): string {
  return shortSha(facts.commits.sha[position] ?? "");
}

function gap(facts: LineFacts, from: number, to: number): string {
  return spanInWords(timeOf(facts, to) - timeOf(facts, from));
}
