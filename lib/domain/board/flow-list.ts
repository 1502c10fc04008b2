import { IMPORT_CLASSES, type ImportClass } from "../import-class";
import { isStanding } from "./counts";
import type { FlowIn, FlowOut } from "./flow";
import type { Judged, JudgedSpan } from "./judge";

/** Every number of the ledger that opens into its imports, and the sums of them that pages show. */
export const FLOW_LISTS = [
  "start",
  "introduced",
  "reopened",
  "scopeAdded",
  "converted",
  "removed",
  "left",
  "fileDeleted",
  "unreadable",
  "exempted",
  "scopeRemoved",
  "end",
  "cameIn",
  "progress",
  "in",
  "out",
] as const;
export type FlowList = (typeof FLOW_LISTS)[number];

/** Lists that make sense for every class; the others are the legacy ledger's. */
export const CLASS_LISTS: readonly FlowList[] = ["start", "end", "in", "out"];

const OPENINGS: Partial<Record<FlowList, readonly FlowIn[]>> = {
  introduced: ["introduced"],
  reopened: ["reopened"],
  scopeAdded: ["scopeAdded"],
  cameIn: ["introduced", "reopened"],
  in: ["introduced", "reopened", "scopeAdded"],
};

const CLOSINGS: Partial<Record<FlowList, readonly FlowOut[]>> = {
  converted: ["converted"],
  removed: ["removed"],
  left: ["left"],
  fileDeleted: ["fileDeleted"],
  unreadable: ["unreadable"],
  exempted: ["exempted"],
  scopeRemoved: ["scopeRemoved"],
  progress: ["converted", "removed"],
  out: ["converted", "removed", "left", "fileDeleted", "unreadable", "exempted", "scopeRemoved"],
};

/** A class, or both of those that the plan does not judge. */
export const FLOW_CLASSES = [...IMPORT_CLASSES, "outside"] as const;
export type FlowClass = (typeof FLOW_CLASSES)[number];

function isOf(name: ImportClass, asked: FlowClass): boolean {
  return asked === "outside" ? name === "unplanned" || name === "unclassified" : name === asked;
}

export type FlowQuestion = {
  readonly list: FlowList;
  readonly class: FlowClass;
  /** Positions: the span is (from, to]; -1 lies before the first commit. */
  readonly from: number;
  readonly to: number;
};

/** What the members of a list have in common: they stood, they opened, or they closed. */
export type FlowSide = "standing" | "opening" | "closing";

export function sideOf(list: FlowList): FlowSide {
  if (OPENINGS[list]) return "opening";
  return CLOSINGS[list] ? "closing" : "standing";
}

/** The imports behind one number of the ledger: as many as the number says (a property test holds the two together). */
export function flowSpans(judged: Judged, question: FlowQuestion): JudgedSpan[] {
  const { list, class: name, from, to } = question;
  const openings = OPENINGS[list];
  const closings = CLOSINGS[list];
  const belongs = (span: JudgedSpan): boolean => {
    if (openings) return span.from > from && span.from <= to && openings.includes(span.opening);
    if (closings)
      return (
        span.closing !== null && span.to > from && span.to <= to && closings.includes(span.closing)
      );
    return isStanding(span, list === "start" ? from : to);
  };
  return judged.spans.filter((span) => isOf(span.class, name) && belongs(span));
}

/** The position at which a span became a member of a list; its opening for those that stand. */
export function movedAt(span: JudgedSpan, list: FlowList): number {
  return sideOf(list) === "closing" ? span.to : span.from;
}
