import type { Plan } from "../plan";

/** Says of a file, by its path and the texts found in it, whether an import of the subject may stand there. */
export type Search = {
  /** A file that holds none of these, and whose path does not `matchPath`, imports nothing of the subject; null: read all. */
  readonly texts: readonly string[] | null;
  /** A relative import may leave out what the path says. */
  readonly matchesPath: (path: string) => boolean;
};

/**
 * Fixed texts one of which stands in every source file that imports anything of the plan's subject: a name of it, or one
 * unbroken part of the module, written out or given by the folders of the file. Names in other spellings that Python would
 * normalise (NFKC) are not looked for.
 */
export function searchTexts({ subject }: Plan): Search {
  const modules = [
    ...subject.family,
    ...[...subject.canonical, ...subject.legacy].map(({ module }) => module),
  ];
  const parts = modules.map(unbrokenPart);
  if (parts.includes("")) return { texts: null, matchesPath: () => true };
  // What one text finds, a longer one that holds it need not look for.
  const wanted = [...new Set([...parts, ...subject.names])];
  const texts = wanted.filter((one) => !wanted.some((two) => two !== one && one.includes(two)));
  const folders = [...new Set(parts)];
  return {
    texts,
    matchesPath: (path) => {
      const folder = path.slice(0, path.lastIndexOf("/") + 1);
      return folders.some((part) => folder.includes(part));
    },
  };
}

/** The last part of a module's name; of a glob the longest piece that it leaves unbroken; empty when there is none. */
function unbrokenPart(module: string): string {
  const pieces = module.split(/[^\p{ID_Continue}]+/u).filter((piece) => piece !== "");
  if (!module.includes("*")) return pieces.at(-1) ?? "";
  return pieces.reduce((best, piece) => (piece.length > best.length ? piece : best), "");
}
