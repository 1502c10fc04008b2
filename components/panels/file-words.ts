import type { FileLife } from "@/lib/domain/board/file-history";
import type { LifeEnd } from "@/lib/domain/board/life-end";
import type { ImportClass } from "@/lib/domain/import-class";

/** How lives end, as a developer reads it; `gloss` says what the word counts as. */
export const END_WORDS: Readonly<
  Record<LifeEnd, { readonly word: string; readonly gloss: string }>
> = {
  converted: { word: "converted", gloss: "a canonical import came in its place" },
  removed: { word: "removed", gloss: "no canonical or unplanned import came in its place" },
  left: { word: "left the plan", gloss: "one on a path that the plan does not judge came instead" },
  takenBack: { word: "taken back", gloss: "it was right, and one that is not came in its place" },
  replaced: { word: "replaced", gloss: "another canonical import came in its place" },
  fileDeleted: { word: "file deleted", gloss: "it went with its file" },
  unreadable: {
    word: "became unreadable",
    gloss: "it vanished from a version that does not parse",
  },
  renamed: {
    word: "renamed",
    gloss: "the file goes on under another path, where its class differs",
  },
};

export const OPENED_WORDS: Readonly<Record<FileLife["openedHow"], string>> = {
  introduced: "introduced",
  reopened: "reopened",
  renamed: "renamed",
};

export const CLASS_WORDS: Readonly<Record<ImportClass, string>> = {
  legacy: "Legacy",
  unplanned: "Unplanned",
  unclassified: "Unclassified",
  canonical: "Canonical",
  exempt: "Exempt",
  outOfScope: "Out of scope",
};
