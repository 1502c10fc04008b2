import { inWords, plural } from "@/lib/domain/words";
import type { Discovery } from "./discover";
import type { Fragment, PathKind } from "./fragment";

/** What a path is, as a person reads it. */
export const PATH_WORDS: Readonly<
  Record<PathKind, { readonly word: string; readonly title: string }>
> = {
  definition: { word: "definition", title: "The module that defines it." },
  package: {
    word: "package",
    title: "A package around the definition gives it on, as packages do with their public names.",
  },
  shim: { word: "shim", title: "Another module imports it, and is imported from for it." },
  alias: { word: "alias", title: "Another name of the symbol, or of its module." },
  copy: { word: "copy", title: "A definition in a copy of the file." },
  twin: { word: "twin", title: "Another definition of the same name." },
  phantom: {
    word: "phantom",
    title:
      "The code base has no such module: the import fails when it runs, unless a build makes it.",
  },
};

/** "X is imported through 3 paths"; of several definitions "X has 4 definitions and is imported through 10 paths". */
export function fragmentSentence(fragment: Fragment): string {
  const paths = `imported through ${plural(fragment.paths.length, "path")}`;
  if (fragment.kind === "symbol") return `${fragment.name} is ${paths}`;
  const own = fragment.definitions.filter(({ file }) => file !== null).length;
  return `${fragment.name} has ${plural(own, "definition")} and is ${paths}`;
}

/** The page's sentence and why. Namesakes are not in it: they may share a name by chance. */
export function discoverSentences(discovery: Discovery): {
  readonly headline: string;
  readonly lede: string;
} {
  const real = discovery.fragments.filter(({ kind }) => kind !== "namesakes");
  const [worst] = real;
  const read = `${plural(discovery.imports, "import")} in ${plural(discovery.files, "file")} were read.`;
  if (discovery.imports === 0)
    return { headline: "No import is known here yet.", lede: "A scan says who imports what." };
  if (worst === undefined)
    return { headline: "Every symbol is imported through one path.", lede: read };
  const many =
    real.length === 1
      ? "1 symbol is imported through more than one path"
      : `${inWords(real.length)} symbols are imported through more than one path`;
  return {
    headline: `${many}; the worst is ${worst.name}, through ${plural(worst.paths.length, "path")} in ${plural(worst.files, "file")}.`,
    lede: `${astraySentence(worst)} ${read}`,
  };
}

export function astraySentence({ kind, name, imports, astray, paths }: Fragment): string {
  const main = paths[0]?.module ?? "";
  const of = `${inWords(astray)} of the ${plural(imports, "import")} of ${name}`;
  return kind === "symbol"
    ? `${of} ${astray === 1 ? "takes" : "take"} another path than ${main}.`
    : `${of} ${astray === 1 ? "leads" : "lead"} to another definition than that of ${main}.`;
}
