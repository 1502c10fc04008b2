import "server-only";
import { currentScope, scopedMemory } from "@/lib/server/db/scope";

/**
 * What was read once for a revision of a project. A key names the revision, so an entry is never wrong, only unused: a newer
 * revision drops the older one's, and the oldest go when there are too many. Droppable at any time.
 */
const LIMIT = 200;
/** Of large answers of one kind, which a reader steps through moment by moment. */
const FAMILY_LIMIT = 8;

type Entry = {
  readonly project: number;
  readonly basis: Basis;
  readonly revision: number;
  readonly family: string | undefined;
  readonly value: Promise<unknown>;
  /** Whether the value is there: who asks within a transaction must not wait for one that is still read outside of it. */
  isRead: boolean;
};

/** Which of a project's revisions an answer is of. */
type Basis = "revision" | "lineRevision";

const shared = globalThis as typeof globalThis & { plumblineCache?: Map<string, Entry> };

export type CacheKey = {
  readonly project: {
    readonly id: number;
    readonly revision: number;
    readonly lineRevision: number;
  };
  readonly question: string;
  /** Large answers of one kind: only the last few are kept. */
  readonly family?: string;
};

export function cached<T>(key: CacheKey, read: () => Promise<T>): Promise<T> {
  return kept("revision", key, read);
}

/** For answers out of what scans say and the key alone: test runs, plans and acts leave them as they are. */
export function cachedForLine<T>(key: CacheKey, read: () => Promise<T>): Promise<T> {
  return kept("lineRevision", key, read);
}

function kept<T>(basis: Basis, { project, question, family }: CacheKey, read: () => Promise<T>) {
  shared.plumblineCache ??= new Map();
  const outer = shared.plumblineCache;
  const scope = currentScope();
  const entries =
    scope === null ? outer : scopedMemory(scope, "answers", () => new Map<string, Entry>());
  const revision = project[basis];
  const key = `${project.id} ${basis} ${revision} ${question}`;
  const known = entries.get(key);
  if (known !== undefined) {
    entries.delete(key);
    entries.set(key, known);
    return known.value as Promise<T>;
  }
  // A revision that is stored says the same within a transaction that changed something else.
  const before = scope === null ? undefined : outer.get(key);
  if (before?.isRead) return before.value as Promise<T>;
  const value = read();
  const entry: Entry = { project: project.id, basis, revision, family, value, isRead: false };
  entries.set(key, entry);
  value.then(
    () => {
      entry.isRead = true;
    },
    () => entries.delete(key),
  );
  dropOld(entries, project);
  if (family !== undefined) dropOfFamily(entries, family);
  return value;
}

function dropOfFamily(entries: Map<string, Entry>, family: string): void {
  const own = [...entries].filter(([, entry]) => entry.family === family).map(([key]) => key);
  for (const key of own.slice(0, Math.max(0, own.length - FAMILY_LIMIT))) entries.delete(key);
}

function dropOld(entries: Map<string, Entry>, project: CacheKey["project"]): void {
  for (const [key, entry] of entries) {
    const isOutdated = entry.project === project.id && entry.revision < project[entry.basis];
    if (isOutdated || entries.size > LIMIT) entries.delete(key);
  }
}
