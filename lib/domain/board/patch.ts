import type { Rewrite } from "./rewrite";
import { isTypeScriptPath } from "./typescript-statement";

/** Why there is no patch for a line; null when there is one. */
export function patchProblem(path: string, rewrite: Rewrite): string | null {
  if (rewrite.write === null) return "The plan does not say for certain what to write.";
  if (isTypeScriptPath(path))
    return "The facts hold the file that a specifier means, not how the source writes it; `plumbline check --fix` reads the source.";
  if (!/^(from|import) /.test(rewrite.old.text)) return "Only import statements can be patched.";
  if (rewrite.isRelative) return "The source names the module relative to its package.";
  if (rewrite.isInBlock)
    return "The import stands inside a block, and the facts do not hold its indentation.";
  return null;
}

/**
 * A unified diff of one line without context, for `git apply --unidiff-zero`. The facts hold no source lines: the old line is
 * built from the import's parts, so git refuses the patch where the line reads otherwise. Null when there is none.
 */
export function patchOf(path: string, rewrite: Rewrite): string | null {
  const { line, old, write } = rewrite;
  if (write === null || patchProblem(path, rewrite) !== null) return null;
  const count = write.length === 1 ? "" : `,${write.length}`;
  return [
    `diff --git ${diffSide("a", path)} ${diffSide("b", path)}`,
    `--- ${diffSide("a", path)}`,
    `+++ ${diffSide("b", path)}`,
    `@@ -${line} +${line}${count} @@`,
    `-${old.text}`,
    ...write.map(({ text }) => `+${text}`),
    "",
  ].join("\n");
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
