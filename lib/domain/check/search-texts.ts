import type { Plan } from "../plan";

/** Says of a file, by its path and the texts found in it, whether an import of the subject may stand there. */
export type Search = {
  /** A file that holds none of these, and whose path does not `matchPath`, imports nothing of the subject; null: read all. */
  readonly texts: readonly string[] | null;
  /** A relative import may leave out what the path says. */
  readonly matchesPath: (path: string) => boolean;
  /**
   * The last place in the text of a file at which an import of the subject may begin or go on, as `lastPlace` finds it for each
   * part; -1 when there is none: every part of one module must stand there, or a name. Infinity: the path alone says so.
   */
  readonly lastPlace: (path: string, lastPlace: (part: string) => number) => number;
};

/**
 * Fixed texts one of which stands in every source file that imports anything of the plan's subject: a name of it, or the longest
 * unbroken part of a module, written out or given by the folders of the file. Names in other spellings that Python would
 * normalise (NFKC) are not looked for.
 */
export function searchTexts({ subject }: Plan): Search {
  const rules = [...subject.canonical, ...subject.legacy];
  const modules = [...subject.family, ...rules.map(({ module }) => module)].map(partsOf);
  if (modules.some((parts) => parts.length === 0)) {
    return { texts: null, matchesPath: () => true, lastPlace: () => Infinity };
  }
  const longestFirst = modules.map((parts) => parts.toSorted((a, b) => b.length - a.length));
  const folders = [...new Set(longestFirst.map(([longest = ""]) => longest))];
  const wanted = [...new Set([...folders, ...subject.names])];
  // What one text finds, a longer one that holds it need not look for.
  const texts = wanted.filter((one) => !wanted.some((two) => two !== one && one.includes(two)));
  const matchesFolder = (folder: string) => folders.some((part) => folder.includes(part));
  const matchesPath = inFolders(matchesFolder);
  return {
    texts,
    matchesPath,
    lastPlace(path, lastPlace) {
      if (matchesPath(path)) return Infinity;
      const known = new Map<string, number>();
      const placeOf = (part: string) => {
        const place = known.get(part) ?? lastPlace(part);
        known.set(part, place);
        return place;
      };
      const places = longestFirst
        .filter((parts) => parts.every((part) => placeOf(part) >= 0))
        .map(([longest = ""]) => placeOf(longest));
      return Math.max(-1, ...places, ...subject.names.map(placeOf));
    },
  };
}

/** The same of the folders of paths: files of one folder are asked for one after the other. */
function inFolders(matchesFolder: (folder: string) => boolean): (path: string) => boolean {
  let folder = "";
  let answer = matchesFolder(folder);
  return (path) => {
    const length = path.lastIndexOf("/") + 1;
    if (length === folder.length && path.startsWith(folder)) return answer;
    folder = path.slice(0, length);
    answer = matchesFolder(folder);
    return answer;
  };
}

/** The pieces of a module that neither a dot nor a `*` breaks. */
function partsOf(module: string): readonly string[] {
  return [...new Set(module.split(/[^\p{ID_Continue}]+/u))].filter((piece) => piece !== "");
}
