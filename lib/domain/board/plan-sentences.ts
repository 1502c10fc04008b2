import { dayInWords, inWords, momentInWords, plural } from "../words";
import type { Sentences } from "./headline";

export type VersionReading = {
  readonly version: number;
  /** Epoch ms; null: since ever. */
  readonly effectiveAt: number | null;
  /** The canonical rules as text. */
  readonly canonical: readonly string[];
  readonly legacy: number;
  readonly canonicalCount: number;
  /** Unplanned and unclassified. */
  readonly outside: number;
};

export type PlanStory = {
  /** The version that the page reads. */
  readonly version: number;
  /** The highest version in force at the moment; null before the first. */
  readonly inForce: number | null;
  /** All versions, lowest first. */
  readonly versions: readonly VersionReading[];
};

/** Which version is read, whether it is in force, and what it says; then what the others say of the same facts. */
export function planSentences(story: PlanStory): Sentences {
  const read = story.versions.find(({ version }) => version === story.version);
  if (!read) return { headline: `Version ${story.version} is not stored.`, lede: "" };
  const counts = `it reads ${plural(read.legacy, "import")} as legacy and ${inWords(read.canonicalCount)} as canonical${read.outside === 0 ? "" : `, and ${inWords(read.outside)} ${read.outside === 1 ? "stands" : "stand"} outside it`}`;
  return {
    headline: `Version ${read.version} ${forceOf(read, story)}; ${counts}.`,
    lede: [...otherReadings(story), ...directionSentence(story.versions)].join(" "),
  };
}

/** How often the canonical rules changed from one version to the next, and between which days. */
export function directionChanges(versions: readonly VersionReading[]): {
  readonly count: number;
  readonly from: number | null;
  readonly to: number | null;
} {
  const turns = versions.slice(1).flatMap((now, index) => {
    const before = versions[index];
    return before && keyOf(before) !== keyOf(now) ? [{ before, now }] : [];
  });
  return {
    count: turns.length,
    from: turns[0]?.before.effectiveAt ?? null,
    to: turns.at(-1)?.now.effectiveAt ?? null,
  };
}

function keyOf({ canonical }: VersionReading): string {
  return [...canonical].sort().join("\n");
}

function forceOf(read: VersionReading, { inForce, versions }: PlanStory): string {
  const { version, effectiveAt } = read;
  if (version === inForce)
    return effectiveAt === null
      ? "has always been in force"
      : `has been in force since ${at(effectiveAt)}`;
  if (inForce === null || version > inForce)
    return effectiveAt === null ? "is not in force" : `takes force on ${at(effectiveAt)}`;
  const until = supersededAt(read, versions);
  if (until === null || (effectiveAt !== null && until <= effectiveAt)) return "was never in force";
  return effectiveAt === null
    ? `was in force until ${at(until)}`
    : `was in force from ${at(effectiveAt)} to ${at(until)}`;
}

/** When the first higher version took over; null when one was in force since ever. */
function supersededAt(
  { version }: VersionReading,
  versions: readonly VersionReading[],
): number | null {
  const later = versions
    .filter((other) => other.version > version)
    .map(({ effectiveAt }) => effectiveAt);
  return later.includes(null) || later.length === 0
    ? null
    : Math.min(...later.map((instant) => instant ?? 0));
}

function otherReadings({ version, versions }: PlanStory): string[] {
  const others = versions.filter((other) => other.version !== version);
  if (others.length === 0) return ["No other version is stored to compare it with."];
  const readings = others.map(
    (other) =>
      `version ${other.version} reads ${inWords(other.legacy)} as legacy and ${inWords(other.canonicalCount)} as canonical${other.outside === 0 ? "" : ` (${inWords(other.outside)} outside the plan)`}`,
  );
  return [`Of the same facts ${readings.join(", ")}.`];
}

function directionSentence(versions: readonly VersionReading[]): string[] {
  const { count, from, to } = directionChanges(versions);
  if (count === 0) return [];
  const often = count === 1 ? "once" : count === 2 ? "twice" : `${inWords(count)} times`;
  const span =
    from === null || to === null || dayInWords(from) === dayInWords(to)
      ? ""
      : ` between ${dayInWords(from)} and ${dayInWords(to)}`;
  return [`The canonical path changed ${often}${span}.`];
}

/** "16 September 00:05". */
function at(ms: number): string {
  return `${dayInWords(ms)} ${momentInWords(ms).slice(-5)}`;
}
