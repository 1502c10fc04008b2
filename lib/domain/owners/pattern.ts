import type { OwnerDialect } from "./owner-file";

export type PatternGlobs =
  | { readonly ok: true; readonly globs: readonly string[] }
  | { readonly ok: false; readonly reason: string };

/**
 * A pattern of a CODEOWNERS file as path globs. GitHub and Bitbucket read it as `.gitignore` does (a slash before the last
 * character ties it to the top, a folder means all below it), but for a last `/*`, which is the files right there; GitLab
 * ties it to the top by its first slash alone, and means a folder only by a last slash. No host reads `[…]` as a range here,
 * so brackets stand for themselves.
 * Source: GitHub "About code owners", GitLab "Code Owners syntax and error handling".
 */
export function patternGlobs(pattern: string, dialect: OwnerDialect): PatternGlobs {
  const plain = unescaped(pattern);
  if (plain === null)
    return {
      ok: false,
      reason: `${pattern} escapes what no host reads escaped: only a space, #, [ and ] may follow a backslash`,
    };
  const isRooted = plain.startsWith("/");
  const body = plain.slice(isRooted ? 1 : 0).replace(/\/+$/, "");
  if (body === "" || body.split("/").includes(""))
    return { ok: false, reason: `${pattern} names no file: between slashes stands a name` };
  const isFolder = plain.endsWith("/");
  const isTied = isRooted || (dialect !== "gitlab" && body.includes("/"));
  const glob = isTied || body.startsWith("**/") ? body : `**/${body}`;
  return { ok: true, globs: withBelow(glob, isFolder, dialect) };
}

function withBelow(glob: string, isFolder: boolean, dialect: OwnerDialect): readonly string[] {
  if (glob === "**/*" || glob === "**/**" || glob === "**") return isFolder ? ["**/*/**"] : ["**"];
  if (isFolder) return [`${glob}/**`];
  const isOfFilesAlone =
    glob === "*" || glob.endsWith("/*") || glob.endsWith("/**") || dialect === "gitlab";
  return isOfFilesAlone ? [glob] : [glob, `${glob}/**`];
}

/** Null where a backslash stands before something else. */
function unescaped(pattern: string): string | null {
  const plain = pattern.replace(/\\([\s#[\]])/g, "$1");
  return plain.includes("\\") ? null : plain;
}
