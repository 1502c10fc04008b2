import { dayInWords, inWords, momentInWords, plural } from "../words";
import type { BreakdownRow, OutsideRow } from "./breakdown";
import type { ChronicleEvent } from "./chronicle";
import { total } from "./commit-flows";
import { NO_RISK } from "./dimensions";
import type { Ledger } from "./ledger";

/** Titles of panels: one sentence of at most 70 characters or so that the numbers below prove. */

const NUMBERS = [
  "No event",
  "One event",
  "Two events",
  "Three events",
  "Four events",
  "Five events",
  "Six events",
];

/** The chronicle's finding. */
export function eventsFinding(events: readonly ChronicleEvent[]): string {
  if (events.length === 0) return "No commit moved ten imports or more";
  const many = NUMBERS[events.length] ?? plural(events.length, "event");
  return `${many} made the big step${events.length === 1 ? "" : "s"}`;
}

/** What a zoom shows. Epoch ms. */
export function zoomFinding(shown: {
  readonly from: number;
  readonly to: number;
  readonly changes: number;
}): string {
  return `${plural(shown.changes, "step")} from ${momentInWords(shown.from)} to ${momentInWords(shown.to)}`;
}

/** The largest event of a series, with its day. */
export function largestFinding(events: readonly ChronicleEvent[], now: number): string {
  const largest = [...events].sort((a, b) => sizeOf(b) - sizeOf(a))[0];
  if (!largest) return "No commit moved ten imports or more";
  return `${largest.title} on ${dayInWords(largest.t, now)}`;
}

function sizeOf({ flows }: ChronicleEvent): number {
  const sum = (of: (flow: ChronicleEvent["flows"][number]) => number): number =>
    flows.reduce((count, flow) => count + of(flow), 0);
  return Math.max(
    sum((flow) => total(flow.legacyIn)),
    sum((flow) => total(flow.legacyOut)),
    sum((flow) => flow.canonicalIn),
    sum((flow) => flow.canonicalOut),
  );
}

/** How much of what went was progress. */
export function ledgerFinding(ledger: Ledger): string {
  const closed = total(ledger.out);
  if (closed === 0)
    return ledger.cameIn === 0
      ? "No legacy import came in or went"
      : `No legacy import went, ${inWords(ledger.cameIn)} came in`;
  const few = ledger.progress * 2 < closed ? "Only " : "";
  return `${few}${inWords(ledger.progress)} of ${plural(closed, "closed import")} ${ledger.progress === 1 ? "was" : "were"} progress`;
}

/** Which legacy path holds the most. `nameOf` shortens a module. */
export function modulesFinding(
  rows: readonly BreakdownRow[],
  nameOf: (module: string) => string,
): string {
  const all = rows.reduce((count, { now }) => count + now, 0);
  const first = rows[0];
  if (!first || all === 0) return "No legacy path is imported any more";
  if (rows.filter(({ now }) => now > 0).length === 1)
    return `${nameOf(first.key)} is the one legacy path left`;
  return `${nameOf(first.key)} holds the most: ${inWords(first.now)} of ${inWords(all)}`;
}

export function directoriesFinding(rows: readonly BreakdownRow[]): string {
  const all = rows.reduce((count, { now }) => count + now, 0);
  const [first, second] = rows;
  if (!first || all === 0) return "No folder holds a legacy import";
  if (!second || second.now === 0) return `${first.key} holds all ${inWords(all)}`;
  return `Two folders hold ${inWords(first.now + second.now)} of ${inWords(all)}`;
}

export function risksFinding(rows: readonly BreakdownRow[]): string {
  const all = rows.reduce((count, { now }) => count + now, 0);
  const critical = rows.reduce((count, { key, now }) => count + (key === NO_RISK ? 0 : now), 0);
  if (critical === 0) return "No critical file holds a legacy import";
  return `Critical files hold ${inWords(critical)} of ${inWords(all)}`;
}

/** What stands on paths that the plan does not judge, and what to do about it. */
export function outsideFinding(
  rows: readonly OutsideRow[],
  nameOf: (module: string) => string,
): string {
  const all = rows.reduce((count, { imports }) => count + imports, 0);
  if (all === 0) return "Every import of the subject is judged by the plan";
  const byModule = new Map<string, number>();
  for (const { module, imports } of rows)
    byModule.set(module, (byModule.get(module) ?? 0) + imports);
  const [module, most] = [...byModule].sort((a, b) => b[1] - a[1])[0] ?? ["", 0];
  if (byModule.size === 1) return `${inWords(all)} outside the plan, all on ${nameOf(module)}`;
  if (most * 2 > all) return `${inWords(most)} of ${inWords(all)} outside the plan share one path`;
  return `${plural(all, "import")} outside the plan on ${plural(byModule.size, "path")}`;
}

/** How the legacy imports are spread over files; `worst` is the head of the list, worst first. */
export function worstFinding(
  worst: readonly { readonly counts: { readonly legacy: number } }[],
  counts: { readonly legacy: number; readonly legacyFiles: number },
): string {
  const first = worst[0];
  if (!first || counts.legacy === 0) return "No file holds a legacy import";
  const most = plural(first.counts.legacy, "legacy import");
  if (counts.legacyFiles === 1) return `One file holds all ${most}`;
  if (first.counts.legacy * 5 >= counts.legacy)
    return `One file holds ${inWords(first.counts.legacy)} of ${inWords(counts.legacy)} legacy imports`;
  return `At most ${most} in one file; no single file dominates`;
}
