import { CLASS_MARKS } from "@/components/charts/class-marks";
import { judgingFacts } from "@/components/panels/overview-judging";
import type { PlanLinks } from "@/components/panels/plan-links";
import { type Fact, FactRow } from "@/components/ui/facts";
import { formatChange, formatCount, formatShare } from "@/components/ui/format";
import type { OverviewModel } from "@/lib/api/overview";
import type { Ledger } from "@/lib/domain/board/ledger";
import type { JudgingSummary } from "@/lib/domain/verdict/summary";
import { inWords, plural } from "@/lib/domain/words";

type OverviewFactsProps = { readonly data: OverviewModel; readonly links: PlanLinks };

/** Six numbers that a lead asks for first; each opens into its evidence. */
export function OverviewFacts({ data, links }: OverviewFactsProps) {
  const { judging } = data;
  const facts = judging === null ? importFacts(data, links) : judgedFacts(data, judging, links);
  return <FactRow label="State of the consolidation" facts={facts} />;
}

/** State before trend: is it safe to go on, then how far. What the plan does not judge leaves its place to a number. */
function judgedFacts(data: OverviewModel, judging: JudgingSummary, links: PlanLinks): Fact[] {
  const { goldenPath, rollback, phase } = judgingFacts(judging, links);
  const isUnread = data.unreadableFiles + data.waiting > 0;
  const unread = unreadFact(data, links);
  const numbers = [
    sinceYesterday(data, links),
    outsideFact(data, links),
    ...(isUnread ? [unread] : []),
    canonicalFact(data, links),
    leftFact(data, links),
    ...sinceStart(data, links),
    ...(isUnread ? [] : [unread]),
  ];
  const judged = [goldenPath, rollback, phase].filter((fact) => fact !== null);
  return [...judged, ...numbers].slice(0, 6);
}

function sinceYesterday(data: OverviewModel, links: PlanLinks): Fact {
  const href = links.page("burndown", { from: "day" });
  return movedFact("Since yesterday", data.sinceYesterday, href);
}

/** None where the line starts after the plan does. */
function sinceStart(data: OverviewModel, links: PlanLinks): Fact[] {
  const href = links.page("burndown", { from: "plan" });
  return data.sinceStart === null ? [] : [movedFact("Since plan start", data.sinceStart, href)];
}

function importFacts(data: OverviewModel, links: PlanLinks): Fact[] {
  return [
    sinceYesterday(data, links),
    ...sinceStart(data, links),
    outsideFact(data, links),
    canonicalFact(data, links),
    leftFact(data, links),
    unreadFact(data, links),
  ];
}

/** The note adds up to the value: what went or came otherwise (deleted files, scope, the plan) is its third part. */
function movedFact(label: string, { end, start, cameIn, progress }: Ledger, href: string): Fact {
  const other = end - start - cameIn + progress;
  return {
    label,
    value: formatChange(end - start),
    note: `${inWords(cameIn)} in, ${inWords(progress)} progress${other === 0 ? "" : `, ${formatChange(other)} otherwise`}`,
    href: `${href}#ledger`,
  };
}

function outsideFact({ counts }: OverviewModel, links: PlanLinks): Fact {
  const { unplanned, unclassified } = counts;
  const { shape, color } = CLASS_MARKS.unplanned;
  const show = unplanned === 0 && unclassified > 0 ? "unclassified" : "unplanned";
  return {
    label: "Outside the plan",
    value: formatCount(unplanned + unclassified),
    note: `${inWords(unplanned)} unplanned, ${inWords(unclassified)} unclassified`,
    href: links.page("files", { show }),
    ...(unplanned + unclassified > 0 ? { mark: { shape, color } } : {}),
  };
}

function canonicalFact({ counts }: OverviewModel, links: PlanLinks): Fact {
  const { canonical, legacy, unplanned } = counts;
  const all = canonical + legacy + unplanned;
  return {
    label: "Canonical",
    value: formatShare(canonical, all),
    note: `${inWords(canonical)} of ${plural(all, "import")}`,
    href: links.page("files", { show: "canonical" }),
  };
}

function leftFact({ counts }: OverviewModel, links: PlanLinks): Fact {
  return {
    label: "Files left",
    value: formatCount(counts.legacyFiles),
    note: plural(counts.legacy, "legacy import"),
    href: links.page("files"),
  };
}

/** What could not be read or placed: a number of unknowns, never a good sign. */
function unreadFact({ unreadableFiles, waiting }: OverviewModel, links: PlanLinks): Fact {
  const isUnknown = unreadableFiles + waiting > 0;
  const isWaiting = waiting > 0 && unreadableFiles === 0;
  return {
    label: "Not known",
    value: isWaiting ? plural(waiting, "commit") : plural(unreadableFiles, "file"),
    note: isWaiting
      ? "waiting for their base"
      : `unreadable${waiting > 0 ? `, ${plural(waiting, "commit")} waiting` : ", no commit waits"}`,
    href: isWaiting ? links.page("uploads") : links.page("files", { show: "unreadable" }),
    ...(isUnknown ? { tone: "unknown" as const } : {}),
  };
}
