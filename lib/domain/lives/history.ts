import type { Version, Versions } from "./file-state";
import type { AsideCommit, CommitChange, WideCommit } from "./version";
import { type Applied, applyDelta, applyFull, unchanged } from "./versions";

/** A commit that may say something of the paths asked about. */
type Event = {
  /** A position, or the node of a commit aside. */
  readonly at: number;
  readonly change: CommitChange;
  readonly kind: "delta" | "full";
  readonly tree: ReadonlySet<number> | null;
  /** What a delta is against; null for a full scan. */
  readonly base: number | null;
};

const NOTHING: Versions = new Map();

/** The versions of a set of paths after every commit, each from the base that it names; `start` is what stood before. */
export class History {
  private readonly line: readonly Event[];
  private readonly aside: ReadonlyMap<number, Event>;
  /** For deltas that go back: every version that a path had on the line so far, null where it had none. */
  private readonly past = new Map<number, { at: number; version: Version | null }[]>();
  private readonly goesBack: boolean;
  private current: Versions;
  private now = 0;

  constructor(
    changes: readonly CommitChange[],
    wide: readonly WideCommit[],
    aside: readonly AsideCommit[],
    start: Versions = NOTHING,
  ) {
    this.current = start;
    this.line = lineEvents(
      changes.filter(({ position }) => position >= 0),
      wide,
    );
    this.aside = asideEvents(changes, aside);
    this.goesBack = wide.some(({ kind }) => kind === "jump");
  }

  /** Every commit of the line that may change something, in order. */
  *steps(): Generator<Applied & { readonly position: number }> {
    for (const event of this.line) {
      this.now = event.at;
      const applied = this.apply(event, this.baseOf(event));
      if (this.goesBack) this.remember(event.at, applied.versions);
      this.current = applied.versions;
      yield { position: event.at, ...applied };
    }
  }

  private baseOf({ at, base }: Event): Versions {
    return base === null || base === at - 1 ? this.current : this.versionsAt(base, new Set([at]));
  }

  /** For a full scan, `base` is what stood before it. */
  private apply({ change, kind, tree }: Event, base: Versions): Applied {
    if (kind === "full") return applyFull(base, change, tree);
    return isEmpty(change) ? unchanged(base) : applyDelta(base, change);
  }

  /** The versions after any commit, also one aside or further along the line. `open` breaks what would go in a circle. */
  private versionsAt(node: number, open: Set<number>): Versions {
    const chain: Event[] = [];
    let versions: Versions = NOTHING;
    for (let at: number | null = node; at !== null; ) {
      const event: Event | undefined = at < 0 ? this.aside.get(at) : this.lastEvent(at);
      if (event === undefined || open.has(event.at)) break;
      if (event.at >= 0 && event.at < this.now) {
        versions = this.pastAt(event.at);
        break;
      }
      open.add(event.at);
      chain.push(event);
      at = event.base;
      if (at === null && event.at >= 0) versions = this.versionsAt(event.at - 1, open);
    }
    for (const event of chain.reverse()) versions = this.apply(event, versions).versions;
    return versions;
  }

  /** The last event at or before a position. */
  private lastEvent(position: number): Event | undefined {
    let low = 0;
    let high = this.line.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.line[middle]?.at ?? 0) <= position) low = middle + 1;
      else high = middle;
    }
    return this.line[low - 1];
  }

  private remember(at: number, versions: Versions): void {
    for (const [path, version] of versions)
      if (this.current.get(path) !== version) this.note(path, { at, version });
    for (const path of this.current.keys())
      if (!versions.has(path)) this.note(path, { at, version: null });
  }

  private note(path: number, entry: { at: number; version: Version | null }): void {
    const past = this.past.get(path);
    if (past) past.push(entry);
    else this.past.set(path, [entry]);
  }

  private pastAt(position: number): Versions {
    const versions = new Map<number, Version>();
    for (const [path, past] of this.past) {
      const version = past.findLast(({ at }) => at <= position)?.version;
      if (version) versions.set(path, version);
    }
    return versions;
  }
}

function nothing(position: number): CommitChange {
  return { position, renamed: [], deleted: [], files: new Map(), unreadable: new Set() };
}

function isEmpty({ renamed, deleted, files, unreadable }: CommitChange): boolean {
  return renamed.length === 0 && deleted.length === 0 && files.size === 0 && unreadable.size === 0;
}

/** Changes and wide commits merged by position. */
function lineEvents(changes: readonly CommitChange[], wide: readonly WideCommit[]): Event[] {
  const events: Event[] = [];
  let w = 0;
  const at = () => wide[w]?.position ?? Number.POSITIVE_INFINITY;
  for (const change of changes) {
    for (; at() < change.position; w++) events.push(eventOf(nothing(at()), wide[w]));
    events.push(eventOf(change, at() === change.position ? wide[w++] : undefined));
  }
  for (; w < wide.length; w++) events.push(eventOf(nothing(at()), wide[w]));
  return events;
}

function eventOf(change: CommitChange, wide: WideCommit | undefined): Event {
  const at = change.position;
  if (wide?.kind === "full") return { at, change, kind: "full", tree: wide.tree, base: null };
  return { at, change, kind: "delta", tree: null, base: wide?.base ?? at - 1 };
}

function asideEvents(
  changes: readonly CommitChange[],
  aside: readonly AsideCommit[],
): Map<number, Event> {
  const events = new Map<number, Event>();
  if (aside.length === 0) return events;
  const changeOf = new Map(
    changes.filter(({ position }) => position < 0).map((change) => [change.position, change]),
  );
  for (const { node, base } of aside) {
    const change = changeOf.get(node) ?? nothing(node);
    events.set(node, {
      at: node,
      change,
      kind: base === null ? "full" : "delta",
      tree: null,
      base,
    });
  }
  return events;
}
