import type { DiscoverShow } from "@/lib/api/discover";
import type { FragmentKind, Link } from "@/lib/domain/discover/fragment";

export const SHOW_WORDS: Readonly<
  Record<DiscoverShow, { readonly word: string; readonly title: string }>
> = {
  fragmented: {
    word: "Fragmented",
    title: "One definition and several paths, or several linked definitions.",
  },
  symbol: { word: "Several paths", title: "One definition, imported through more than one path." },
  family: {
    word: "Several definitions",
    title: "Definitions of one name that something links: they are meant to be one.",
  },
  namesakes: {
    word: "Namesakes",
    title: "Definitions of one name that nothing links: they may share it by chance.",
  },
};

/** What the number is that rows are ordered by. */
export const ASTRAY =
  "Astray are imports past the path that most use; nearby ones go through a package around the definition and count less.";

export const KIND_WORDS: Readonly<Record<FragmentKind, string>> = {
  symbol: "one definition",
  family: "linked definitions",
  namesakes: "same name",
};

export const LINK_WORDS: Readonly<Record<Link, string>> = {
  copy: "one is a copy of the other's file",
  file: "three files or more import it from both",
  module: "the module of one imports the other's",
  alias: "files import one under the name of the other",
  phantom: "an import names a module that is not there",
};

/** Where a symbol opens on the page. */
export const CHOSEN = "symbol";
