import type { ImportClass } from "../import-class";
import { dayInWords, momentInWords, plural, spanInWords } from "../words";
import type { FileLife, Unread } from "./file-history";
import type { Sentences } from "./headline";

/** The developer's sentence: what is wrong with this file now, and since when (look.md 8.8). */
export function fileSentences(
  lives: readonly FileLife[],
  unread: readonly Unread[],
  isInTree: boolean | null,
): Sentences {
  const standing = lives.filter((life) => life.closed === null);
  const wrong = standing.filter((life) => life.class === "legacy" || life.class === "unplanned");
  return { headline: headline(lives, standing, wrong, unread, isInTree), lede: lede(lives) };
}

function headline(
  lives: readonly FileLife[],
  standing: readonly FileLife[],
  wrong: readonly FileLife[],
  unread: readonly Unread[],
  isInTree: boolean | null,
): string {
  if (isInTree === false) return "This file is gone from the tree.";
  const hidden = unread.find((spell) => spell.to === null);
  if (hidden)
    return `Unknown: this file could not be read since ${momentInWords(hidden.from.t)}; what it imports now is ${hidden.listed ? "best effort" : "as it was before"}.`;
  if (wrong.length === 0) return calm(lives, standing);
  const since = Math.min(...wrong.map((life) => life.opened.t));
  const legacy = count(wrong, "legacy");
  const unplanned = count(wrong, "unplanned");
  if (legacy === 0) {
    const what = unplanned === 1 ? "an import from a path" : `${unplanned} imports from paths`;
    return `This file has ${what} that ${unplanned === 1 ? "is" : "are"} not in the plan, since ${momentInWords(since)}.`;
  }
  const beside = unplanned > 0 ? ` and ${unplanned} from paths not in the plan` : "";
  return `This file holds ${plural(legacy, "legacy import")}${beside}, the oldest since ${momentInWords(since)}.`;
}

function count(lives: readonly FileLife[], wanted: ImportClass): number {
  return lives.filter((life) => life.class === wanted).length;
}

function calm(lives: readonly FileLife[], standing: readonly FileLife[]): string {
  if (lives.length === 0) return "No import of the plan's subject was ever seen in this file.";
  if (standing.length === 0) {
    const last = Math.max(...lives.map((life) => life.closed?.t ?? 0));
    return `This file no longer imports the subject: the last import went on ${dayInWords(last)}.`;
  }
  const canonical = count(standing, "canonical");
  if (canonical > 0)
    return `This file is on the canonical path, since ${momentInWords(Math.min(...standing.filter((life) => life.class === "canonical").map((life) => life.opened.t)))}.`;
  const unclassified = count(standing, "unclassified");
  if (unclassified > 0)
    return `This file holds ${plural(unclassified, "import")} of the subject's family that no rule of the plan covers.`;
  return standing[0]?.class === "exempt"
    ? "This file is exempt from the plan."
    : "This file is out of the plan's scope.";
}

function lede(lives: readonly FileLife[]): string {
  if (lives.length === 0) return "";
  const modules = new Set(lives.map((life) => life.module)).size;
  const first = Math.min(...lives.map((life) => life.opened.t));
  const last = Math.max(...lives.map((life) => life.closed?.t ?? life.opened.t + life.spanMs));
  const reopened = lives.filter((life) => life.openedHow === "reopened").length;
  const canonical = lives.filter((life) => life.class === "canonical" && life.closed !== null);
  const parts = [`It has used ${plural(modules, "path")} in ${spanInWords(last - first)}.`];
  if (reopened > 0)
    parts.push(
      `${plural(reopened, "import")} came back after ${reopened === 1 ? "it" : "they"} had gone.`,
    );
  const once = canonical[0];
  if (canonical.length === 1 && once)
    parts.push(
      `It stood on the canonical path once, for ${spanInWords(once.spanMs)} until ${momentInWords(once.closed?.t ?? 0)}.`,
    );
  return parts.join(" ");
}
