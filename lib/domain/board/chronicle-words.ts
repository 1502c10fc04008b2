import { inWords, plural, shortSha, signed, spanInWords } from "../words";
import {
  copiedFiles,
  directionOf,
  type EventLead,
  type EventWorld,
  lastOf,
  SMALLEST,
  sizes,
  timeOf,
  unreadableFiles,
} from "./chronicle-parts";
import type { CommitFlows } from "./commit-flows";
import type { LineFacts } from "./line-facts";

/** What happened, with its number. */
export function titleOf(
  members: readonly CommitFlows[],
  world: EventWorld,
  lead: EventLead,
): string {
  if (lead === "unreadable")
    return `${plural(unreadableFiles(members, world), "file")} became unreadable`;
  if (lead === "copied")
    return `${plural(copiedFiles(members, world), "file")} came as copies of others`;
  const { facts } = world;
  const spanMs = timeOf(facts, lastOf(members)) - timeOf(facts, members[0]?.position ?? 0);
  return movedTitle(members, members.length > 1 ? withinWords(members.length, spanMs) : "");
}

function movedTitle(members: readonly CommitFlows[], within: string): string {
  const size = sizes(members);
  switch (directionOf(members)) {
    case "legacyIn":
      return `${signed(size.legacyIn)} legacy in ${plural(sumOf(members, "legacyInFiles"), "file")}${within}`;
    case "canonicalIn":
      return `${plural(size.canonicalIn, "canonical import")} came in${within}`;
    case "canonicalOut":
      return `${plural(size.canonicalOut, "canonical import")} went${within}`;
    default:
      return outTitle(members, size.legacyOut, within);
  }
}

function withinWords(commits: number, spanMs: number): string {
  return spanMs < 1000 ? ` in ${plural(commits, "commit")}` : ` in ${spanInWords(spanMs)}`;
}

function sumOf(members: readonly CommitFlows[], field: "legacyInFiles" | "legacyOutFiles"): number {
  return members.reduce((count, flows) => count + flows[field], 0);
}

function outTitle(members: readonly CommitFlows[], out: number, within: string): string {
  const why = { converted: 0, left: 0, fileDeleted: 0, unreadable: 0 };
  for (const { legacyOut } of members) {
    why.converted += legacyOut.converted;
    why.left += legacyOut.left;
    why.fileDeleted += legacyOut.fileDeleted;
    why.unreadable += legacyOut.unreadable;
  }
  if (why.left * 2 > out) return `${inWords(out)} imports left the legacy paths${within}`;
  if (why.converted === out) return `${plural(out, "legacy import")} converted${within}`;
  const most = mostOf(why, out);
  if (most === null) return `${inWords(out)} legacy imports removed${within}`;
  return `${inWords(out)} legacy imports went, ${most}${within}`;
}

/** The way that more than half of them went; null where they were removed, as an import is. */
function mostOf(
  { converted, fileDeleted, unreadable }: Readonly<Record<string, number>>,
  out: number,
): string | null {
  const ways = [
    [converted, "converted"],
    [fileDeleted, "with deleted files"],
    [unreadable, "hidden in files that cannot be read"],
  ] as const;
  const [count = 0, words] = ways.find(([count = 0]) => count * 2 > out) ?? [];
  return words === undefined ? null : `${count === out ? "all" : inWords(count)} ${words}`;
}

/** The rest of it: what it takes back or was taken back by, what moved beside, how it came. */
export function detailOf(
  members: readonly CommitFlows[],
  world: EventWorld,
  lead: EventLead,
): string {
  return [
    ...members.flatMap(({ position }) => turnWords(position, world)),
    ...besideWords(members, lead),
    ...(members.some(({ position }) => world.facts.commits.isMerge[position])
      ? ["Came in by a merge."]
      : []),
    ...fileWords(members, world, lead),
  ].join(" ");
}

/** What a commit takes back, and what took it back. */
function turnWords(position: number, { facts, turns }: EventWorld): string[] {
  const words: string[] = [];
  const here = shaAt(facts, position);
  const taken = turns.undoes.get(position);
  if (taken !== undefined)
    words.push(`${here} takes back ${shaAt(facts, taken)} after ${gap(facts, taken, position)}.`);
  const undone = turns.undoneBy.get(position);
  if (undone !== undefined)
    words.push(
      `${here} was taken back by ${shaAt(facts, undone)} ${gap(facts, position, undone)} later.`,
    );
  const back = turns.returns.get(position);
  if (back !== undefined)
    words.push(
      `${plural(back.imports, "import")} came back that ${shaAt(facts, back.of)} had taken out ${gap(facts, back.of, position)} before.`,
    );
  for (const [later, { of, imports }] of turns.returns)
    if (of === position)
      words.push(
        `${plural(imports, "import")} that it took out came back with ${shaAt(facts, later)} ${gap(facts, position, later)} later.`,
      );
  return words;
}

function besideWords(members: readonly CommitFlows[], lead: EventLead): string[] {
  const size = sizes(members);
  const direction = lead === "moved" ? directionOf(members) : null;
  const sum = (of: (flows: CommitFlows) => number) =>
    members.reduce((count, flows) => count + of(flows), 0);
  const words: string[] = [];
  const say = (count: number, one: string, end: string) => {
    if (count >= SMALLEST) words.push(`${plural(count, one)} ${end}.`);
  };
  const reopened = sum(({ legacyIn }) => legacyIn.reopened);
  if (direction === "legacyIn" && reopened > 0)
    words.push(`${inWords(reopened)} of them reopened.`);
  if (direction !== "legacyIn") say(size.legacyIn, "legacy import", "came in");
  if (direction !== "legacyOut") {
    const converted = sum(({ legacyOut }) => legacyOut.converted);
    const some = converted === 0 ? "none" : inWords(converted);
    say(
      size.legacyOut,
      "legacy import",
      `went, ${converted === size.legacyOut ? "all" : some} converted`,
    );
  }
  if (direction !== "canonicalOut") say(size.canonicalOut, "canonical import", "went");
  if (direction !== "canonicalIn") say(size.canonicalIn, "canonical import", "came");
  say(
    sum(({ outsideIn }) => outsideIn),
    "import",
    "opened on paths that the plan does not judge",
  );
  return words;
}

function fileWords(members: readonly CommitFlows[], world: EventWorld, lead: EventLead): string[] {
  const words: string[] = [];
  const unreadable = unreadableFiles(members, world);
  if (lead === "unreadable") words.push("What they import is not known for certain: no progress.");
  else if (unreadable >= SMALLEST)
    words.push(`${plural(unreadable, "file")} became unreadable: broken files are not progress.`);
  const copied = copiedFiles(members, world);
  const [most] = members
    .flatMap(({ position }) => world.contents.copied.get(position) ?? [])
    .sort((a, b) => b.files - a.files);
  const where = most === undefined || most.folder === "" ? "" : `most of them in ${most.folder}`;
  if (lead === "copied")
    words.push(where === "" ? "" : `${where[0]?.toUpperCase()}${where.slice(1)}.`);
  else if (copied >= SMALLEST)
    words.push(
      `${plural(copied, "file")} came as copies of others${where === "" ? "" : `, ${where}`}.`,
    );
  return words.filter((word) => word !== "");
}

function shaAt(facts: LineFacts, position: number): string {
  return shortSha(facts.commits.sha[position] ?? "");
}

function gap(facts: LineFacts, from: number, to: number): string {
  return spanInWords(timeOf(facts, to) - timeOf(facts, from));
}
