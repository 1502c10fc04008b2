/** What a scan says of the files that there are: ids of paths that came and went at a position of the line. */
export type TreeChange = {
  readonly position: number;
  readonly isFull: boolean;
  readonly added: readonly number[];
  readonly removed: readonly number[];
};

/** `known` false: no full scan has said which files there are. `since`: the position of the last change; -1 for none. */
export type Presence = {
  readonly known: boolean;
  readonly present: boolean;
  readonly since: number;
  readonly wasPresent: boolean;
};

const UNKNOWN: Presence = { known: false, present: false, since: -1, wasPresent: false };
const ABSENT: Presence = { known: true, present: false, since: -1, wasPresent: false };

/** When each file was in the tree. */
export class TreeHistory {
  /** Positions at which a path came (position + 1) or went (-position - 1), ascending by position. */
  private readonly changes = new Map<number, number[]>();
  private readonly ids = new Map<string, number>();
  private readonly presences = new Map<string, readonly Presence[]>();
  private readonly from: number;

  /** `changes` in the order of the line; `paths` by id. */
  constructor(
    changes: readonly TreeChange[],
    private readonly paths: readonly (string | undefined)[],
  ) {
    const first = changes.findIndex(({ isFull }) => isFull);
    this.from = changes[first]?.position ?? Number.POSITIVE_INFINITY;
    const tree = new Set<number>();
    for (const change of first < 0 ? [] : changes.slice(first)) this.apply(change, tree);
    paths.forEach((path, id) => {
      if (path !== undefined) this.ids.set(path, id);
    });
  }

  /** Positions at which it is first known which files there are; infinity when it never is. */
  get knownFrom(): number {
    return this.from;
  }

  at(path: string, position: number): Presence {
    if (position < this.from) return UNKNOWN;
    let known = this.presences.get(path);
    if (!known) {
      known = this.presencesOf(path);
      this.presences.set(path, known);
    }
    let last = ABSENT;
    for (const presence of known) {
      if (presence.since > position) break;
      last = presence;
    }
    return last;
  }

  /** One for each change. */
  private presencesOf(path: string): Presence[] {
    const id = this.ids.get(path);
    const changes = id === undefined ? [] : (this.changes.get(id) ?? []);
    let wasPresent = false;
    return changes.map((change): Presence => {
      wasPresent ||= change > 0;
      return { known: true, present: change > 0, since: Math.abs(change) - 1, wasPresent };
    });
  }

  /** Paths that were in the tree at some position, in no order. */
  allPaths(): string[] {
    return [...this.changes.keys()].map((id) => this.paths[id] ?? "");
  }

  /** Paths that were in the tree at some position up to the given one. */
  everPresent(matches: (path: string) => boolean, position: number): string[] {
    const found: string[] = [];
    for (const [id, changes] of this.changes) {
      const path = this.paths[id];
      const first = changes[0];
      if (path === undefined || first === undefined || Math.abs(first) - 1 > position) continue;
      if (matches(path)) found.push(path);
    }
    return found.sort();
  }

  /** How many of the files that match are in the tree behind each of the first positions. */
  counts(matches: (path: string) => boolean, length: number): Int32Array {
    const counts = new Int32Array(length + 1);
    for (const [id, changes] of this.changes) {
      if (!matches(this.paths[id] ?? "")) continue;
      for (const change of changes) {
        const position = Math.min(length, Math.abs(change) - 1);
        counts[position] = (counts[position] ?? 0) + Math.sign(change);
      }
    }
    for (let at = 1; at <= length; at++) counts[at] = (counts[at] ?? 0) + (counts[at - 1] ?? 0);
    return counts;
  }

  /** Positions at which the path came or went. */
  changesOf(path: string): readonly number[] {
    const id = this.ids.get(path);
    return (id === undefined ? [] : (this.changes.get(id) ?? [])).map((one) => Math.abs(one) - 1);
  }

  private apply({ position, isFull, added, removed }: TreeChange, tree: Set<number>): void {
    const now = new Set(added);
    if (isFull) for (const id of [...tree]) if (!now.has(id)) this.note(id, position, tree, false);
    for (const id of added) if (!tree.has(id)) this.note(id, position, tree, true);
    for (const id of removed) if (tree.has(id)) this.note(id, position, tree, false);
  }

  private note(id: number, position: number, tree: Set<number>, isPresent: boolean): void {
    const changes = this.changes.get(id);
    const change = isPresent ? position + 1 : -position - 1;
    if (changes) changes.push(change);
    else this.changes.set(id, [change]);
    if (isPresent) tree.add(id);
    else tree.delete(id);
  }
}
