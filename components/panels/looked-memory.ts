/** Two looks closer than this are one visit: going from page to page does not make what is new old. */
const VISIT_MS = 30 * 60_000;

/** What a browser keeps of its looks at one plan: commits by sha, moments in epoch ms by its own clock. */
export type Looked = {
  /** The newest commit at the end of the visit before this one; null on a first visit. */
  readonly base: { readonly sha: string; readonly at: number } | null;
  readonly last: { readonly sha: string; readonly at: number };
};

/** The memory after a look at a commit. */
export function afterLook(before: Looked | null, sha: string, at: number): Looked {
  const last = { sha, at };
  if (before === null) return { base: null, last };
  return { base: at - before.last.at > VISIT_MS ? before.last : before.base, last };
}

function keyOf({ project, plan }: { readonly project: string; readonly plan: string }): string {
  return `plumbline-looked ${project}/${plan}`;
}

type Place = Parameters<typeof keyOf>[0];

/** Notes a look and tells what is remembered; null where the browser keeps nothing. */
export function noteLook(place: Place, sha: string, at: number): Looked | null {
  try {
    const looked = afterLook(parseLooked(localStorage.getItem(keyOf(place))), sha, at);
    localStorage.setItem(keyOf(place), JSON.stringify(looked));
    return looked;
  } catch {
    // A browser may forbid storage; then nothing is remembered.
    return null;
  }
}

/** Null for anything that was not written here. */
export function parseLooked(text: string | null): Looked | null {
  try {
    const { base, last } = JSON.parse(text ?? "null") as Looked;
    return isLook(last) && (base === null || isLook(base)) ? { base, last } : null;
  } catch {
    return null;
  }
}

function isLook(value: unknown): value is Looked["last"] {
  const look = value as Partial<Looked["last"]> | null;
  return typeof look?.sha === "string" && typeof look.at === "number";
}
