import type { ClassCounts } from "../import-class";
import { dayInWords, inWords, percentInWords, plural } from "../words";
import type { Ledger } from "./ledger";

export type Story = {
  readonly planVersion: number;
  readonly counts: ClassCounts & { readonly legacyFiles: number };
  /** From the plan's start; null when the moment lies before it or the plan names none. */
  readonly sinceStart: Ledger | null;
  readonly startsAt: number | null;
};

export type Sentences = { readonly headline: string; readonly lede: string };

/**
 * The sentence a person would say aloud about the state of the consolidation; `judged` is its second half where the plan has
 * something to judge: is the Golden Path protected, must we roll back.
 */
export function overviewSentences(
  story: Story,
  judged: string | null = null,
  day: Ledger | null = null,
): Sentences {
  const { left, how } = overviewHeadline(story);
  if (judged === null)
    return { headline: how === "" ? `${left}.` : `${left}: ${how}.`, lede: lede(story) };
  const flows = how === "" ? "" : `${how.slice(0, 1).toUpperCase()}${how.slice(1)}. `;
  return { headline: `${left}; ${judged}.`, lede: `${flows}${dayWords(day)}${lede(story)}` };
}

/** How fast it goes now: a count that fell since the start may be rising. */
function dayWords(day: Ledger | null): string {
  if (day === null) return "";
  const delta = day.end - day.start;
  if (delta === 0) return "It stands where it stood a day before. ";
  return `Within the last day it ${delta > 0 ? "rose" : "fell"} by ${inWords(delta)}. `;
}

/** What the headline's two flows leave out, so that start + in - out = end can be checked; empty when nothing does. */
function besides({ in: into, out }: Ledger, isLeftTold: boolean): string {
  const went = [
    [isLeftTold ? 0 : out.left, "to paths that the plan does not judge"],
    [out.fileDeleted, "with deleted files"],
    [out.unreadable, "in files that became unreadable"],
    [out.exempted, "to an exemption"],
    [out.scopeRemoved, "out of scope"],
  ] as const;
  const told = went.filter(([count]) => count > 0);
  const all = told.reduce((sum, [count]) => sum + count, 0);
  const ways = told.map(([count, how]) => (told.length === 1 ? how : `${inWords(count)} ${how}`));
  return [
    all > 0 ? ` ${inWords(all)} more went without being progress: ${ways.join(", ")}.` : "",
    into.scopeAdded > 0 ? ` ${inWords(into.scopeAdded)} more came into scope.` : "",
  ].join("");
}

/** The burndown's own: why the number moved, before where it is. */
export function burndownSentences(story: Story): Sentences {
  const { sinceStart: since } = story;
  if (!since) return overviewSentences(story);
  const delta = since.end - since.start;
  const flows = `${inWords(since.progress)} were converted or removed while ${inWords(since.cameIn)} came in`;
  if (delta === 0)
    return { headline: `Legacy stands where it stood at plan start: ${flows}.`, lede: lede(story) };
  const moved = `Legacy is ${inWords(delta)} ${delta < 0 ? "lower" : "higher"} than at plan start`;
  if (delta < 0 && since.cameIn > since.progress)
    return { headline: `${moved}, and none of that is progress: ${flows}.`, lede: lede(story) };
  return { headline: `${moved}: ${flows}.`, lede: lede(story) };
}

/** What is left, and how it moved. */
function overviewHeadline({ counts, sinceStart, startsAt }: Story): {
  readonly left: string;
  readonly how: string;
} {
  const outside = counts.unplanned + counts.unclassified;
  const only = (left: string) => ({ left, how: "" });
  if (counts.legacy === 0) {
    if (outside > 0)
      return only(
        `No legacy import is left, but ${plural(outside, "import")} ${stand(outside)} on paths that the plan does not judge`,
      );
    if (counts.canonical === 0) return only("No import of the plan's subject was seen yet");
    return only(
      `No legacy import is left: all ${plural(counts.canonical, "import")} of the subject use the canonical path`,
    );
  }
  const left = `${plural(counts.legacy, "legacy import")} ${counts.legacy === 1 ? "remains" : "remain"} in ${plural(counts.legacyFiles, "file")}`;
  if (!sinceStart)
    return only(startsAt === null ? left : `${left}; the plan starts on ${dayInWords(startsAt)}`);
  const delta = sinceStart.end - sinceStart.start;
  if (sinceStart.cameIn > sinceStart.progress && delta > -sinceStart.start / 4) {
    return {
      left: `${left} and no end is in sight`,
      how: `since the plan began ${inWords(sinceStart.cameIn)} came in, ${inWords(sinceStart.progress)} were converted or removed`,
    };
  }
  const moved =
    delta === 0
      ? "as many as at plan start"
      : `${inWords(delta)} ${delta < 0 ? "fewer" : "more"} than at plan start`;
  return {
    left: `${left}, ${moved}`,
    how: `${inWords(sinceStart.progress)} were converted or removed, ${inWords(sinceStart.cameIn)} came in`,
  };
}

function stand(count: number): string {
  return count === 1 ? "stands" : "stand";
}

function lede(story: Story): string {
  const { sinceStart, planVersion } = story;
  if (!sinceStart) return standing(story);
  const delta = sinceStart.end - sinceStart.start;
  const { left } = sinceStart.out;
  if (left > 0 && delta < 0 && sinceStart.cameIn > sinceStart.progress)
    return `The count fell by ${inWords(delta)} only because ${plural(left, "import")} left for paths that version ${planVersion} does not judge. They count as neither legacy nor progress.${besides(sinceStart, true)}`;
  return standing(story) + besides(sinceStart, false);
}

/** Where the imports stand now: outside the plan when they are many, else the share on the canonical path. */
function standing({ counts, planVersion }: Story): string {
  const outside = counts.unplanned + counts.unclassified;
  if (outside * 10 > counts.legacy + counts.canonical + outside) {
    return `${plural(outside, "import")} ${stand(outside)} on paths that version ${planVersion} does not judge: ${inWords(counts.unplanned)} unplanned, ${inWords(counts.unclassified)} unclassified. Name them in the plan or move them.`;
  }
  const judged = counts.canonical + counts.legacy + counts.unplanned;
  if (judged > 0 && counts.canonical === judged)
    return `All ${plural(judged, "import")} of the subject that the plan judges use the canonical path.`;
  return `${percentInWords(counts.canonical, judged)} of the ${plural(judged, "import")} that are canonical, legacy or unplanned use the canonical path.`;
}
