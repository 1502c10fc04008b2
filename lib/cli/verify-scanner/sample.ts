import { createHash } from "node:crypto";
import type { Version } from "@/lib/cli/verify-scanner/versions";
import { placeOf, type SourceFile } from "@/lib/scanner/languages/written-import";

/** A random choice of versions that does not hang on the order in which they come. */
export type Sample<T> = {
  readonly offer: (version: Version, item: T) => void;
  readonly taken: () => readonly T[];
};

/** Of all versions offered, the `size` whose seeded hash is least: the same ones in every clone. */
export function createSample<T>(size: number, seed: string): Sample<T> {
  let kept: { readonly rank: string; readonly item: T }[] = [];
  const prune = () => {
    kept.sort((one, other) => (one.rank < other.rank ? -1 : 1));
    kept = kept.slice(0, size);
  };
  return {
    offer({ blob }, item) {
      const rank = createHash("sha256").update(`${seed}:${blob}`).digest("hex");
      kept.push({ rank, item });
      if (kept.length > 2 * size + 100) prune();
    },
    taken() {
      prune();
      return kept.map(({ item }) => item);
    },
  };
}

const MENTIONS = /\b(?:import|__import__|import_module|from)\b/;

/** For a human to check: each line that speaks of imports, with its number, and what the scanner found in the file. */
export function sampleText(bytes: Uint8Array, file: SourceFile): string {
  const lines = new TextDecoder("latin1").decode(bytes).split(/\r\n|\r|\n/);
  const mentions = lines.flatMap((line, index) =>
    MENTIONS.test(line) ? [`  ${String(index + 1).padStart(5)}| ${line.slice(0, 160)}`] : [],
  );
  const found = file.imports
    .filter(({ kind }) => kind !== "string")
    .map(({ line, kind, level, module, name, alias, places }) => {
      const what = `${".".repeat(level)}${module}${name === null ? "" : `:${name}`}`;
      const place = placeOf(places);
      const as = alias === null ? "" : ` as ${alias}`;
      return `  ${String(line).padStart(5)}> ${kind} ${what}${as}${place ? ` (${place})` : ""}`;
    });
  return [
    `  the scanner says: ${file.problem ?? "nothing"}`,
    ...mentions,
    `  found: ${found.length}`,
    ...found,
  ].join("\n");
}
