import type { FileShow } from "@/lib/api/files";

type ShowMark = {
  readonly word: string;
  readonly title: string;
  readonly verb: { readonly one: string; readonly many: string };
};

/** What each choice of files shows: its word, what that means, and the verb of a finding. */
export const SHOW_MARKS: Readonly<Record<FileShow, ShowMark>> = {
  legacy: mark("Legacy", "At least one import that the plan calls legacy.", "a legacy import"),
  unplanned: mark(
    "Unplanned",
    "A name of the subject, imported from a path that no rule names.",
    "an unplanned import",
  ),
  unclassified: mark(
    "Unclassified",
    "An import of the subject's family that no rule covers.",
    "an unclassified import",
  ),
  canonical: mark(
    "Canonical",
    "At least one import from the canonical path.",
    "a canonical import",
  ),
  exempt: mark("Exempt", "Excused by the plan, with a reason and an owner.", "an exempt import"),
  outOfScope: mark("Out of scope", "Outside what the plan judges.", "an import out of scope"),
  unreadable: {
    word: "Unreadable",
    title: "Could not be parsed at the moment above: what they import is not known for certain.",
    verb: { one: "cannot be read", many: "cannot be read" },
  },
  flipped: {
    word: "Flip-flop",
    title: "An import went and came back: how often, and who brought it back last.",
    verb: { one: "flip-flopped", many: "flip-flopped" },
  },
  clean: {
    word: "Clean",
    title: "Held imports of the subject once; nothing but canonical ones, or none, stands now.",
    verb: { one: "is clean", many: "are clean" },
  },
  all: {
    word: "All",
    title: "Every file that ever held an import of the subject.",
    verb: {
      one: "has ever held an import of the subject",
      many: "have ever held an import of the subject",
    },
  },
};

function mark(word: string, title: string, what: string): ShowMark {
  return { word, title, verb: { one: `holds ${what}`, many: `hold ${what}` } };
}
