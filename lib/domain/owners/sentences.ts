import type { Sentences } from "../board/headline";
import { inWords, plural } from "../words";
import type { OwnerRow } from "./owner-rows";

/** A panel's finding: how many owners have any left. */
export function ownersFinding(rows: readonly OwnerRow[]): string {
  const named = rows.filter(({ owner, now }) => owner !== null && now > 0).length;
  return `${plural(named, "owner")} ${named === 1 ? "has" : "have"} legacy imports left`;
}

/** Who has the most left, what nobody owns, and what moved: the page's own sentence. */
export function ownerSentences(rows: readonly OwnerRow[], since: string): Sentences {
  const all = rows.reduce((sum, { now }) => sum + now, 0);
  const [first] = rows.filter(({ owner, now }) => owner !== null && now > 0);
  const unowned = rows.find(({ owner }) => owner === null)?.now ?? 0;
  return { headline: headline(all, first, unowned), lede: lede(rows, since) };
}

function headline(all: number, first: OwnerRow | undefined, unowned: number): string {
  if (all === 0) return "No owner has a legacy import left.";
  if (first === undefined)
    return `${plural(all, "legacy import")} ${all === 1 ? "is" : "are"} left, and nobody owns ${all === 1 ? "its file" : "their files"}.`;
  const most =
    first.now === all
      ? `${first.owner} has ${all === 1 ? "the one legacy import" : `all ${inWords(all)} legacy imports`} that ${all === 1 ? "is" : "are"} left`
      : `${first.owner} has the most left: ${inWords(first.now)} of ${plural(all, "legacy import")}`;
  if (unowned === 0) return `${most}.`;
  return `${most}; ${inWords(unowned)} ${unowned === 1 ? "has" : "have"} no owner.`;
}

function lede(rows: readonly OwnerRow[], since: string): string {
  const done = rows.reduce((sum, { ledger }) => sum + ledger.progress, 0);
  const came = rows.reduce((sum, { ledger }) => sum + ledger.cameIn, 0);
  const shared = rows.reduce((sum, row) => sum + row.shared, 0);
  const parts = [
    `Since ${since}, ${inWords(done)} ${done === 1 ? "was" : "were"} converted or removed and ${inWords(came)} came in.`,
    shared === 0
      ? ""
      : `${plural(shared, "import")} ${shared === 1 ? "stands in a file" : "stand in files"} of more than one owner, each counted under the first.`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}
