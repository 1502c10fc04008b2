import {
  type ChronicleContents,
  copiedFiles,
  directionOf,
  type EventLead,
  type EventWorld,
  lastOf,
  type Sizes,
  SMALLEST,
  sizes,
  timeOf,
  unreadableFiles,
} from "./chronicle-parts";
import { eventTurns } from "./chronicle-turns";
import { detailOf, titleOf } from "./chronicle-words";
import { type CommitFlows, commitFlows, noFlows } from "./commit-flows";
import type { Judged } from "./judge";
import type { LineFacts } from "./line-facts";

/** A mass event: one commit, or several in close succession that moved the counts the same way. */
export type ChronicleEvent = {
  /** 1 for the earliest. */
  readonly n: number;
  readonly t: number;
  readonly position: number;
  readonly shas: readonly string[];
  /** The commit before the first of them: the span in which the event is all that happened. */
  readonly before: string | null;
  /** What the title's number counts: a list of imports, files that cannot be read, or files that are copies. */
  readonly opens:
    | { readonly class: "legacy" | "canonical"; readonly list: "in" | "out" }
    | "unreadable"
    | "copied";
  readonly title: string;
  readonly detail: string;
  readonly flows: readonly CommitFlows[];
};

const TOGETHER_MS = 10 * 60_000;
/** Of the events told, so many are the largest, whatever happened in them. */
const LARGEST = 6;
/** What came back, was put back or copied, or became unreadable is told before a larger plain step. */
const TURNS_WEIGH = 3;
const NO_CONTENTS: ChronicleContents = { copied: new Map(), restored: new Map() };

/**
 * Events in (from, to], in order of time, `limit` at most: the six largest, then the weightiest. One in which something came
 * back, was put back, came as a copy or became unreadable weighs three times its size.
 */
export function chronicle(
  facts: LineFacts,
  judged: Judged,
  { from, to, limit = LARGEST, contents = NO_CONTENTS }: ChronicleQuestion,
): ChronicleEvent[] {
  const world: EventWorld = {
    facts,
    contents,
    turns: eventTurns(facts, contents.restored, to),
    unreadable: unreadableBy(facts),
  };
  const all = group(flowsOf(judged, from, to, world), facts)
    .map((members) => ({ members, ...weightOf(members, world) }))
    .filter(({ weight }) => weight >= SMALLEST)
    .sort((a, b) => b.size - a.size);
  const largest = all.slice(0, LARGEST);
  const others = all.slice(LARGEST).sort((a, b) => b.weight * b.times - a.weight * a.times);
  return [...largest, ...others]
    .slice(0, limit)
    .sort((a, b) => lastOf(a.members) - lastOf(b.members))
    .map(({ members }, index) => eventOf(index + 1, members, world));
}

export type ChronicleQuestion = {
  /** Positions: the events are those of (from, to]. */
  readonly from: number;
  readonly to: number;
  readonly limit?: number;
  readonly contents?: ChronicleContents;
};

function unreadableBy({ spells }: LineFacts): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  for (const { from } of spells) found.set(from, (found.get(from) ?? 0) + 1);
  return found;
}

/** The commits that moved a count, and those that did something else of mass. */
function flowsOf(judged: Judged, from: number, to: number, world: EventWorld): CommitFlows[] {
  const first = Math.max(from, 0);
  const flows = commitFlows(judged, first, to);
  const known = new Set(flows.map(({ position }) => position));
  const masses = [
    ...[...world.unreadable].filter(([, files]) => files >= SMALLEST),
    ...[...world.contents.copied].filter(([, { files }]) => files >= SMALLEST),
  ];
  const quiet = new Set(masses.map(([position]) => position));
  const more = [...quiet].filter((at) => at > first && at <= to && !known.has(at)).map(noFlows);
  return [...flows, ...more].sort((a, b) => a.position - b.position);
}

/** The most imports that an event moved, the most imports or files that it is about, and how many times these weigh. */
function weightOf(members: readonly CommitFlows[], world: EventWorld) {
  const { turns, contents } = world;
  const size = Math.max(...Object.values(sizes(members)));
  const files = Math.max(unreadableFiles(members, world), copiedFiles(members, world));
  const isTurn = members.some(
    ({ position }) =>
      turns.undoes.has(position) ||
      turns.undoneBy.has(position) ||
      turns.returns.has(position) ||
      turns.returned.has(position) ||
      contents.restored.has(position),
  );
  const times = isTurn || files >= SMALLEST ? TURNS_WEIGH : 1;
  return { size, weight: Math.max(size, files), times };
}

const OPENS: Readonly<Record<keyof Sizes, ChronicleEvent["opens"]>> = {
  legacyIn: { class: "legacy", list: "in" },
  legacyOut: { class: "legacy", list: "out" },
  canonicalIn: { class: "canonical", list: "in" },
  canonicalOut: { class: "canonical", list: "out" },
};

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

function eventOf(n: number, members: readonly CommitFlows[], world: EventWorld): ChronicleEvent {
  const { facts } = world;
  const first = members[0]?.position ?? 0;
  const last = lastOf(members);
  const shas = members.map((flows) => facts.commits.sha[flows.position] ?? "");
  const lead = leadOf(members, world);
  return {
    n,
    t: timeOf(facts, last),
    position: last,
    shas,
    before: facts.commits.sha[first - 1] ?? null,
    opens: lead === "moved" ? OPENS[directionOf(members)] : lead,
    title: titleOf(members, world, lead),
    detail: detailOf(members, world, lead),
    flows: members,
  };
}

/** What most of an event is. */
function leadOf(members: readonly CommitFlows[], world: EventWorld): EventLead {
  const size = Math.max(...Object.values(sizes(members)));
  const unreadable = unreadableFiles(members, world);
  const copied = copiedFiles(members, world);
  if (Math.max(unreadable, copied) <= size) return "moved";
  return copied > unreadable ? "copied" : "unreadable";
}
