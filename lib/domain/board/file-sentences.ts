import type { ImportClass } from "../import-class";
import { capitalised, counted, timesInWords } from "../number-words";
import { dayInWords, momentInWords, plural, shortSha, spanInWords } from "../words";
import type { FileLife, Unread } from "./file-history";
import { flips } from "./flips";
import type { Sentences } from "./headline";
import { unreadNow } from "./unread-now";

export type FileStory = {
  readonly path: string;
  readonly lives: readonly FileLife[];
  readonly unread: readonly Unread[];
  /** Null when the scans do not say which files exist. */
  readonly isInTree: boolean | null;
  readonly renames: readonly { readonly from: string; readonly to: string; readonly t: number }[];
  /** Versions of the file up to the moment; 0: it had not been seen yet. */
  readonly versions: number;
  /** The moment that is told of, epoch ms. */
  readonly now: number;
};

/** The developer's sentence: what is wrong with this file now, and since when. */
export function fileSentences(story: FileStory): Sentences {
  return { headline: headline(story), lede: lede(story) };
}

function headline(story: FileStory): string {
  const { lives, unread, versions } = story;
  if (versions === 0 && lives.length === 0 && unread.length === 0)
    return "Nothing had been seen of this file up to this commit.";
  const gone = goneHeadline(story);
  if (gone !== null) return gone;
  const hidden = unreadNow(unread);
  if (hidden)
    return `Unknown: this file has not been readable since ${longMoment(hidden.from.t, story.now)}; what it imports is ${hidden.isBestEffort ? "best effort" : "as it was before"}.`;
  const standing = lives.filter((life) => life.closed === null);
  const legacy = standing.filter((life) => life.class === "legacy");
  const unplanned = standing.filter((life) => life.class === "unplanned");
  if (legacy.length + unplanned.length === 0) return calm(story, standing);
  return wrongHeadline(legacy, unplanned, story.now);
}

function wrongHeadline(
  legacy: readonly FileLife[],
  unplanned: readonly FileLife[],
  now: number,
): string {
  const wrong = [...legacy, ...unplanned];
  const since = longMoment(Math.min(...wrong.map((life) => life.opened.t)), now);
  const [only] = wrong;
  if (wrong.length === 1 && only)
    return only.class === "legacy"
      ? `This file imports ${nameOf(only)} from a legacy path, since ${since}.`
      : `This file imports ${nameOf(only)} from a path that is not in the plan, since ${since}.`;
  if (legacy.length === 0)
    return `This file has ${counted(unplanned.length, "import")} from paths that are not in the plan, the oldest since ${since}.`;
  const beside =
    unplanned.length === 0 ? "" : ` and ${unplanned.length} from paths not in the plan`;
  return `This file holds ${counted(legacy.length, "legacy import")}${beside}, the oldest since ${since}.`;
}

/** A file that the tree no longer has: under which name it goes on, or when it went. */
function goneHeadline({ path, lives, isInTree, renames, now }: FileStory): string | null {
  const renamed = renames.findLast((rename) => rename.from === path);
  if (renamed && isInTree !== true)
    return `This file was renamed on ${dayInWords(renamed.t, now)}.`;
  if (isInTree !== false) return null;
  const deleted = lives.filter((life) => life.end === "fileDeleted");
  if (deleted.length === 0) return "This file is gone from the tree.";
  const at = Math.max(...deleted.map((life) => life.closed?.t ?? 0));
  const last = deleted.filter((life) => life.closed?.t === at).length;
  return `This file was deleted on ${longMoment(at, now)}, with ${counted(last, "import")} of the subject in it.`;
}

function count(lives: readonly FileLife[], wanted: ImportClass): number {
  return lives.filter((life) => life.class === wanted).length;
}

function calm({ lives, now }: FileStory, standing: readonly FileLife[]): string {
  if (lives.length === 0) return "No import of the plan's subject was ever seen in this file.";
  if (standing.length === 0) {
    const last = Math.max(...lives.map((life) => life.closed?.t ?? 0));
    return `This file no longer imports the subject: the last import went on ${dayInWords(last, now)}.`;
  }
  const canonical = standing.filter((life) => life.class === "canonical");
  if (canonical.length > 0)
    return `This file is on the canonical path, since ${longMoment(Math.min(...canonical.map((life) => life.opened.t)), now)}.`;
  const unclassified = count(standing, "unclassified");
  if (unclassified > 0)
    return `This file holds ${plural(unclassified, "import")} of the subject's family that no rule of the plan covers.`;
  return standing[0]?.class === "exempt"
    ? "This file is exempt from the plan."
    : "This file is out of the plan's scope.";
}

function lede(story: FileStory): string {
  const { lives, now } = story;
  const parts = [...renameParts(story)];
  if (lives.length > 0) {
    const modules = new Set(lives.map((life) => life.module)).size;
    const first = Math.min(...lives.map((life) => life.opened.t));
    const last = Math.max(...lives.map((life) => life.closed?.t ?? life.opened.t + life.spanMs));
    parts.push(`It has used ${counted(modules, "path")} in ${roughSpan(last - first)}.`);
  }
  parts.push(...canonicalParts(lives, now), ...reopenedParts(lives));
  return parts.join(" ");
}

function renameParts({ path, renames, now }: FileStory): string[] {
  return renames.flatMap(({ from, to, t }) => {
    if (to === path) return [`It was ${from} until ${dayInWords(t, now)}.`];
    return from === path ? [`It is ${to} now.`] : [];
  });
}

function canonicalParts(lives: readonly FileLife[], now: number): string[] {
  const over = lives.filter((life) => life.class === "canonical" && life.closed !== null);
  const [once] = over;
  if (!once?.closed) return [];
  if (over.length > 1) {
    const back = over.filter((life) => life.end === "takenBack").length;
    return [
      `It left the canonical path ${timesInWords(over.length)}${back === 0 ? "" : `, ${back === over.length ? "each time" : timesInWords(back)} for another path`}.`,
    ];
  }
  const end = once.end === "takenBack" ? ", and was flipped back" : "";
  return [
    `It stood on the canonical path once, for ${spanInWords(once.spanMs)} until ${dayInWords(once.closed.t, now)}${end}.`,
  ];
}

function reopenedParts(lives: readonly FileLife[]): string[] {
  const found = flips(lives);
  const [only] = found;
  if (found.length === 0 || !only) return [];
  if (found.length === 1)
    return [`One import came back in ${shortSha(only.back.sha)} after it had gone.`];
  return [`${capitalised(counted(found.length, "import"))} came back after they had gone.`];
}

function nameOf({ name, module }: FileLife): string {
  return name ?? module;
}

/** "16 September 00:06". */
function longMoment(ms: number, now: number): string {
  return `${dayInWords(ms, now)} ${momentInWords(ms).slice(-5)}`;
}

const DAY = 86_400_000;

/** Days alone from two days on. */
function roughSpan(ms: number): string {
  return ms < 2 * DAY || ms > 2 * 366 * DAY ? spanInWords(ms) : `${Math.round(ms / DAY)} days`;
}
