/**
 * Path globs (rules.md 3): `**` + `/` is zero or more folders, a trailing `**` every file below, `*` and `?` stay
 * within one name. Case-sensitive; every other character stands for itself.
 */
export type PathMatcher = (path: string) => boolean;

const MAX_GLOB_LENGTH = 1000;
const FOLDERS = "folders";
const REST = "rest";
type NameMatcher = (path: string, from: number, end: number) => boolean;
type Part = NameMatcher | typeof FOLDERS | typeof REST;

/** Why the text is no path glob, as a predicate to put behind the glob itself; null when it is one. */
export function globProblem(glob: string): string | null {
  if (glob === "") return "is empty";
  if (glob.length > MAX_GLOB_LENGTH) return `is longer than ${MAX_GLOB_LENGTH} characters`;
  if (glob !== glob.trim()) return "starts or ends with a blank";
  if (glob.includes("\\")) return "has a backslash; folders are separated by `/`";
  if (glob.startsWith("/")) return "starts with `/`; paths start at the top of the repository";
  if (glob.endsWith("/")) return "ends with `/`; write `**` behind it for every file below";
  for (const name of glob.split("/")) {
    if (name === "") return "has an empty name between two `/`";
    if (name === "." || name === "..") return `has the name \`${name}\`; paths hold no such step`;
    if (name.includes("**") && name !== "**") return "has `**` inside a name; it stands alone";
  }
  return null;
}

/** True when the glob has no wildcard and so names one path. */
export function isLiteralGlob(glob: string): boolean {
  return !/[*?]/.test(glob);
}

/**
 * Compiles a glob. A match takes at most (path length x glob length) steps, whatever the glob: a name falls back to
 * its last `*` only, the path to its last `**` only.
 */
export function globMatcher(glob: string): PathMatcher {
  if (isLiteralGlob(glob)) return (path) => path === glob;
  const suffix = /^\*\*\/\*([^*?/]*)$/.exec(glob)?.[1];
  if (suffix !== undefined) return (path) => path.endsWith(suffix);
  const prefix = /^([^*?]+\/)\*\*$/.exec(glob)?.[1];
  if (prefix !== undefined) return (path) => path.length > prefix.length && path.startsWith(prefix);
  const parts = compileParts(glob);
  return (path) => matchParts(parts, path);
}

/** A matcher of the paths that any of the globs matches; none for an empty list. */
export function anyGlobMatcher(globs: readonly string[]): PathMatcher {
  const matchers = globs.map(globMatcher);
  return (path) => matchers.some((matches) => matches(path));
}

function compileParts(glob: string): readonly Part[] {
  const names = glob.split("/");
  return names.map((name, index) => {
    if (name !== "**") return nameMatcher(name);
    return index === names.length - 1 ? REST : FOLDERS;
  });
}

function matchParts(parts: readonly Part[], path: string): boolean {
  let part = 0;
  let from = 0;
  let retryPart = -1;
  let retryFrom = 0;
  for (;;) {
    const current = parts[part];
    if (from > path.length) return current === undefined;
    if (current === REST) return true;
    if (current === FOLDERS) {
      part += 1;
      retryPart = part;
      retryFrom = from;
      continue;
    }
    const end = nameEnd(path, from);
    if (current?.(path, from, end)) {
      part += 1;
      from = end + 1;
      continue;
    }
    if (retryPart < 0) return false;
    retryFrom = nameEnd(path, retryFrom) + 1;
    from = retryFrom;
    part = retryPart;
  }
}

function nameEnd(path: string, from: number): number {
  const slash = path.indexOf("/", from);
  return slash < 0 ? path.length : slash;
}

const ANY_RUN = -1;
const ANY_ONE = -2;

function nameMatcher(name: string): NameMatcher {
  if (name === "*") return () => true;
  if (isLiteralGlob(name)) {
    return (path, from, end) => end - from === name.length && path.startsWith(name, from);
  }
  const program: number[] = [];
  for (let index = 0; index < name.length; index += 1) {
    const char = name[index];
    if (char === "*") program.push(ANY_RUN);
    else program.push(char === "?" ? ANY_ONE : name.charCodeAt(index));
  }
  return (path, from, end) => matchName(program, path, { from, end });
}

function matchName(
  program: readonly number[],
  path: string,
  { from, end }: { from: number; end: number },
): boolean {
  let step = 0;
  let at = from;
  let retryStep = -1;
  let retryAt = from;
  while (at < end) {
    const op = program[step];
    if (op === ANY_RUN) {
      step += 1;
      retryStep = step;
      retryAt = at;
      continue;
    }
    const width = stepWidth(op, path, at);
    if (width > 0) {
      step += 1;
      at += width;
    } else {
      if (retryStep < 0) return false;
      retryAt += 1;
      at = retryAt;
      step = retryStep;
    }
  }
  while (program[step] === ANY_RUN) step += 1;
  return step === program.length;
}

/** Code units that the step takes at this place: 0 when it does not match, 2 when `?` takes an astral character. */
function stepWidth(op: number | undefined, path: string, at: number): number {
  if (op !== ANY_ONE) return op === path.charCodeAt(at) ? 1 : 0;
  const point = path.codePointAt(at) ?? 0;
  return point > 0xffff ? 2 : 1;
}
