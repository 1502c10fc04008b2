import { shortSha } from "../words";
import { parseAddress } from "./address";
import { hostLinks, type SourceLinks } from "./hosts";

/** Links that a person set for a project; null where none was. */
export type LinkPatterns = { readonly commit: string | null; readonly line: string | null };

/** How one can look at a commit or a line: on a host, or by git alone. */
export type Source = Pick<SourceLinks, "commit" | "line" | "host"> | null;

/**
 * Links of a project: those that were set for it, else those of the host that its scans name. Null where neither is known;
 * then there are git's own commands.
 */
export function sourceOf(repository: string, set: LinkPatterns): Source {
  const address = parseAddress(repository);
  const known = address === null ? null : hostLinks(address);
  if (set.commit === null && set.line === null) return known;
  const commit = set.commit ?? known?.commit ?? null;
  const line = set.line ?? known?.line ?? null;
  const host = hostName(set.commit ?? set.line ?? "");
  if (commit !== null) return { host, commit, line: line ?? commit };
  return line === null ? null : { host, commit: line, line };
}

function hostName(pattern: string): string {
  return /^https?:\/\/([^/?#]+)/i.exec(pattern)?.[1] ?? "";
}

/** Why a pattern cannot be a link; null when it can. `of` says which fields it must name. */
export function patternProblem(pattern: string, of: "commit" | "line"): string | null {
  if (!/^https?:\/\/[^\s/?#{}@]+\/\S*$/i.test(pattern))
    return "It must be a whole address with http or https, without user, password and spaces.";
  const wanted = of === "commit" ? ["{sha}"] : ["{sha}", "{path}"];
  const missing = wanted.filter((field) => !pattern.includes(field));
  if (missing.length > 0) return `It must hold ${missing.join(" and ")}.`;
  const other = /\{(?!(?:sha|path|line)\})[^}]*\}?/.exec(pattern);
  return other === null ? null : `It holds ${other[0]}; there are {sha}, {path} and {line}.`;
}

export type SourcePlace = {
  readonly sha: string;
  /** Path in the tree of that commit. */
  readonly path?: string;
  readonly line?: number | null;
};

/** The address of a commit, or of a file's line at it where a path is given. Null where the host is not known. */
export function sourceHref(source: Source, { sha, path, line }: SourcePlace): string | null {
  if (source === null) return null;
  if (path === undefined) return fill(source.commit, { sha, path: "", line: "" });
  const pattern = line ? source.line : withoutLine(source.line);
  return fill(pattern, { sha, path: escapedPath(path), line: line ? String(line) : "" });
}

/** Without the part of a pattern that would name a line. */
function withoutLine(pattern: string): string {
  const hash = pattern.indexOf("#");
  return hash >= 0 && pattern.slice(hash).includes("{line}") ? pattern.slice(0, hash) : pattern;
}

function fill(pattern: string, fields: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/\{(sha|path|line)\}/g, (_, name: string) => fields[name] ?? "");
}

function escapedPath(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}

/** The command of git that shows the same in a clone. */
export function gitCommand({ sha, path, line }: SourcePlace): string {
  const short = shortSha(sha);
  if (path === undefined) return `git show ${short}`;
  if (line) return `git blame -L ${line},${line} ${short} -- ${quoted(path)}`;
  return `git show ${short} -- ${quoted(path)}`;
}

/** As a POSIX shell takes it for one word. */
export function quoted(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
