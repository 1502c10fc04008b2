import { dayInWords, inWords, plural } from "../words";
import type { Sentences } from "./headline";
import type { Heatmap, HeatValue } from "./heatmap";

/** What a map may count: imports, or findings of other scanners. */
type Counted = HeatValue | "findings";

const KINDS: Readonly<Record<Counted, string>> = {
  violations: "a legacy import",
  unplanned: "an unplanned import",
  findings: "a finding",
};
const IMPORTS: Readonly<Record<Counted, string>> = {
  violations: "legacy import",
  unplanned: "unplanned import",
  findings: "finding",
};

type Told = Omit<Heatmap, "rows"> & {
  readonly value: HeatValue;
  readonly startsAt: number | null;
  /** Imports that stand now on paths that the plan does not judge. */
  readonly outside: number;
  /** The moment that is told of, epoch ms. */
  readonly now: number;
};

export function heatSentences(told: Told): Sentences {
  return { headline: headline(told), lede: lede(told) };
}

function headline({ filesNow, filesNoLonger, value }: Told): string {
  const files = filesNow + filesNoLonger;
  if (files === 0) return `No file has held ${KINDS[value]} so far.`;
  return `Of the ${plural(files, "file")} drawn here, ${inWords(filesNow)} ${filesNow === 1 ? "holds" : "hold"} ${KINDS[value]} now and ${inWords(filesNoLonger)} no longer ${filesNoLonger === 1 ? "does" : "do"}.`;
}

function lede(told: Told): string {
  const { turned, startsAt, unreadableFiles, filesNow, filesNoLonger, value, outside } = told;
  if (filesNow + filesNoLonger === 0) return "";
  const parts = [
    outside === 0 || value === "unplanned"
      ? ""
      : `${plural(outside, "import")} outside the plan ${outside === 1 ? "is" : "are"} not drawn: a file that went pale may hold one.`,
    turned === null || startsAt === null
      ? ""
      : `${inWords(turned)} of them came to hold ${KINDS[value]}, or ceased to, since ${dayInWords(startsAt, told.now)}.`,
    unreadableFiles === 0
      ? ""
      : `${plural(unreadableFiles, "file")} could not be read for part of the time and ${unreadableFiles === 1 ? "is" : "are"} hatched, not pale.`,
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** "8 legacy imports in netra_backend/app, 671 elsewhere". */
export function heatFinding(
  value: Counted,
  groups: readonly { readonly name: string; readonly now: number }[],
): string {
  const [first, ...rest] = groups;
  if (!first) return `Nothing to draw: no file held ${KINDS[value]}`;
  const elsewhere = rest.reduce((sum, { now }) => sum + now, 0);
  const here =
    first.now === 0
      ? `No ${IMPORTS[value]} in ${first.name}`
      : `${plural(first.now, IMPORTS[value])} in ${first.name}`;
  if (rest.length === 0) return here;
  return `${here}, ${elsewhere === 0 ? "none" : inWords(elsewhere)} elsewhere`;
}
