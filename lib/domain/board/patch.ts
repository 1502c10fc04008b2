import { isScriptPath } from "../modules/source-paths";
import type { Rewrite } from "./rewrite";

/** Why there is no patch for a line; null when there is one. */
export function patchProblem(path: string, rewrite: Rewrite): string | null {
  if (rewrite.write === null) return "The plan does not say for certain what to write.";
  if (rewrite.isUnsure) return "It is not certain that the name means the same there.";
  if (isScriptPath(path))
    return "The facts hold the file that a specifier means, not how the source writes it.";
  if (!/^(from|import) /.test(rewrite.old.text)) return "Only import statements can be patched.";
  if (rewrite.isRelative) return "The source names the module relative to its package.";
  if (rewrite.isInBlock)
    return "The import stands inside a block, and the facts do not hold its indentation.";
  if (rewrite.isByModule) return "The file uses the import by the module's own name.";
  if (rewrite.isShared)
    return "The statement seems to share its line or to go over several, and the facts do not say how.";
  return null;
}

/** How many lines of a file a patch takes, and how many need the source to be read. */
export type FilePatch = {
  /** A unified diff; null where no line is certain. */
  readonly text: string | null;
  readonly lines: number;
  readonly left: number;
};

/**
 * A unified diff of a file without context, for `git apply --unidiff-zero` (the format of `diff -U0`: a hunk's second number is its
 * line in the new file). The facts hold no source lines: the old line is built from the import's parts, so git refuses the
 * patch where a line reads otherwise.
 */
export function filePatch(path: string, rewrites: readonly Rewrite[]): FilePatch {
  const certain = rewrites
    .filter((rewrite) => patchProblem(path, rewrite) === null)
    .sort((a, b) => a.line - b.line);
  const left = rewrites.length - certain.length;
  if (certain.length === 0) return { text: null, lines: 0, left };
  let added = 0;
  const hunks = certain.flatMap(({ line, old, write }) => {
    const written = write ?? [];
    const count = written.length === 1 ? "" : `,${written.length}`;
    const head = `@@ -${line} +${line + added}${count} @@`;
    added += written.length - 1;
    return [head, `-${old.text}`, ...written.map(({ text }) => `+${text}`)];
  });
  const text = [
    `diff --git ${diffSide("a", path)} ${diffSide("b", path)}`,
    `--- ${diffSide("a", path)}`,
    `+++ ${diffSide("b", path)}`,
    ...hunks,
    "",
  ].join("\n");
  return { text, lines: certain.length, left };
}

const ESCAPES: Readonly<Record<string, string>> = {
  "\t": "\\t",
  "\n": "\\n",
  "\r": "\\r",
  '"': '\\"',
  "\\": "\\\\",
};

/** A path as git writes it in a diff: in C quotes where it holds a quote, a backslash or a control character. */
export function diffSide(letter: "a" | "b", path: string): string {
  const name = `${letter}/${path}`;
  const quoted = [...name].map((char) => ESCAPES[char] ?? char).join("");
  return quoted === name ? name : `"${quoted}"`;
}
