import "server-only";

/**
 * What was read once for a revision of a project. A key names the revision, so an entry is never wrong, only unused: a newer
 * revision drops the older one's, and the oldest go when there are too many. Droppable at any time.
 */
const LIMIT = 200;
/** Of large answers of one kind, which a reader steps through moment by moment. */
const FAMILY_LIMIT = 8;

type Entry = {
  readonly project: number;
  readonly revision: number;
  readonly family: string | undefined;
  readonly value: Promise<unknown>;
};

const shared = globalThis as typeof globalThis & { plumblineCache?: Map<string, Entry> };

export type CacheKey = {
  readonly project: { readonly id: number; readonly revision: number };
  readonly question: string;
  /** Large answers of one kind: only the last few are kept. */
  readonly family?: string;
};

export function cached<T>(
  { project, question, family }: CacheKey,
  read: () => Promise<T>,
): Promise<T> {
  shared.plumblineCache ??= new Map();
  const entries = shared.plumblineCache;
  const key = `${project.id} ${project.revision} ${question}`;
  const known = entries.get(key);
  if (known !== undefined) {
    entries.delete(key);
    entries.set(key, known);
    return known.value as Promise<T>;
  }
  const value = read();
  entries.set(key, { project: project.id, revision: project.revision, family, value });
  value.catch(() => entries.delete(key));
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
    const isOutdated = entry.project === project.id && entry.revision < project.revision;
    if (isOutdated || entries.size > LIMIT) entries.delete(key);
  }
}
