import type { PlacedFindings } from "./facts";
import type { FindingLife } from "./lives";
import type {
  FindingsFile,
  FindingsFilter,
  FindingsModel,
  FindingsMoment,
  FindingsPoint,
  FindingsRule,
} from "./model";
import { namesFinding } from "./select";
import { toolsOf } from "./tools";
import { findingsLede, findingsSentence } from "./words";

/** Reports on the line, the lives that they give, and how the plan reads them. */
export type FindingsFacts = {
  readonly reports: readonly PlacedFindings[];
  readonly lives: readonly FindingLife[];
  readonly elsewhere: number;
  /** When the commit at a position, or the last one before it, was made. */
  readonly timeOf: (position: number) => number;
  readonly named: readonly { readonly tool: string; readonly rule: string }[];
};

const COLUMNS = 60;
const POINTS = 400;
const FILES = 200;

/** The model of the page: what stands, over time, by rule and by file. */
export function findingsBoard(facts: FindingsFacts, filter: FindingsFilter): FindingsModel {
  const { reports, lives, named, elsewhere } = facts;
  const { tool } = filter;
  const isNamed = namesFinding(named);
  const inPlan = lives.filter((life) => isNamed(life.tool, life.finding.rule));
  const chosen = chosenLives(facts, filter);
  const shown = [...reports.keys()].filter((at) => tool === "" || reports[at]?.tool === tool);
  const momentOf = momentReader(facts);
  const ends = columnEnds(shown, COLUMNS);
  const files = filesOf(chosen, ends, momentOf);
  const model = {
    ...filter,
    standing: { plan: standingOf(inPlan), all: standingOf(lives) },
    now: standingOf(chosen),
    atFirst: heldAtFirst(chosen, reports),
    named: named.map((one) => {
      const matches = namesFinding([one]);
      const own = inPlan.filter((life) => matches(life.tool, life.finding.rule));
      return { ...one, standing: standingOf(own) };
    }),
    toolNames: [...new Set(reports.map((report) => report.tool))].sort(),
    tools: toolsOf(reports, chosen, momentOf).filter((one) => tool === "" || one.tool === tool),
    points: pointsOf(chosen, reports, columnEnds(shown, POINTS), momentOf),
    rules: rulesOf(chosen, reports, ends, isNamed),
    files: files.slice(0, FILES),
    filesTotal: files.length,
    filesHolding: files.filter(({ path, standing }) => standing > 0 && path !== "").length,
    columns: ends.map(momentOf),
    elsewhere,
  };
  return { ...model, sentence: findingsSentence(model), lede: findingsLede(model) };
}

/** The lives that the filter of the page chooses. */
export function chosenLives(
  { lives, named }: FindingsFacts,
  { show, tool, rule }: FindingsFilter,
): readonly FindingLife[] {
  const isNamed = namesFinding(named);
  return lives
    .filter((life) => show === "all" || isNamed(life.tool, life.finding.rule))
    .filter((life) => tool === "" || life.tool === tool)
    .filter((life) => rule === "" || life.finding.rule === rule);
}

/** What the first complete report of each tool and variant held: a tool that begins to report adds nothing to a trend. */
function heldAtFirst(lives: readonly FindingLife[], reports: readonly PlacedFindings[]): number {
  const first = new Map<string, number>();
  for (const [index, { tool, variant, incomplete }] of reports.entries()) {
    const key = `${tool}\0${variant}`;
    if (incomplete === null && !first.has(key)) first.set(key, index);
  }
  return lives.filter(({ tool, variant, opened, closed }) => {
    const at = first.get(`${tool}\0${variant}`);
    return at !== undefined && opened <= at && (closed === null || closed > at);
  }).length;
}

function standingOf(lives: readonly FindingLife[]): number {
  return lives.reduce((sum, { closed }) => sum + (closed === null ? 1 : 0), 0);
}

/** Which commit a report tells of, and when that was; its own start where the commit was never scanned. */
export function momentReader({
  reports,
  timeOf,
}: FindingsFacts): (index: number) => FindingsMoment {
  return (index) => {
    const report = reports[index];
    const t = report?.isScanned === true ? timeOf(report.position) : (report?.startedAt ?? 0);
    return { sha: report?.sha ?? "", t };
  };
}

/** The last of each of at most `most` equal stretches of the reports. */
function columnEnds(reports: readonly number[], most: number): number[] {
  const count = Math.min(reports.length, most);
  return Array.from({ length: count }, (_, at) => {
    const last = Math.ceil(((at + 1) * reports.length) / count) - 1;
    return reports[last] ?? 0;
  });
}

/** How many of the lives stand at the end of each column; null before the report `known`, when nobody had looked. */
function trendOf(
  lives: readonly FindingLife[],
  ends: readonly number[],
  known: number,
): (number | null)[] {
  const steps = new Array<number>(ends.length + 1).fill(0);
  for (const { opened, closed } of lives) {
    const from = firstFrom(ends, opened);
    const to = closed === null ? ends.length : firstFrom(ends, closed);
    steps[from] = (steps[from] ?? 0) + 1;
    steps[to] = (steps[to] ?? 0) - 1;
  }
  let standing = 0;
  return ends.map((end, at) => {
    standing += steps[at] ?? 0;
    return end < known ? null : standing;
  });
}

/** Index of the first column that ends at or behind the report. */
function firstFrom(ends: readonly number[], report: number): number {
  const found = ends.findIndex((end) => end >= report);
  return found < 0 ? ends.length : found;
}

function pointsOf(
  lives: readonly FindingLife[],
  reports: readonly PlacedFindings[],
  ends: readonly number[],
  momentOf: (index: number) => FindingsMoment,
): FindingsPoint[] {
  const introduced = new Array<number>(reports.length).fill(0);
  const fixed = new Array<number>(reports.length).fill(0);
  for (const { opened, closed } of lives) {
    introduced[opened] = (introduced[opened] ?? 0) + 1;
    if (closed !== null) fixed[closed] = (fixed[closed] ?? 0) + 1;
  }
  const points: FindingsPoint[] = [];
  let standing = 0;
  let pending = { introduced: 0, fixed: 0 };
  const kept = new Set(ends);
  for (const [index, report] of reports.entries()) {
    const more = { introduced: introduced[index] ?? 0, fixed: fixed[index] ?? 0 };
    standing += more.introduced - more.fixed;
    pending = {
      introduced: pending.introduced + more.introduced,
      fixed: pending.fixed + more.fixed,
    };
    if (!kept.has(index)) continue;
    const { incomplete, tool } = report;
    points.push({
      ...momentOf(index),
      ...pending,
      standing,
      incomplete: incomplete !== null,
      tool,
    });
    pending = { introduced: 0, fixed: 0 };
  }
  return points;
}

function rulesOf(
  lives: readonly FindingLife[],
  reports: readonly PlacedFindings[],
  ends: readonly number[],
  isNamed: (tool: string, rule: string) => boolean,
): FindingsRule[] {
  const groups = groupBy(lives, ({ tool, finding }) => `${tool}\0${finding.rule}`);
  const rules = [...groups.values()].flatMap((group): FindingsRule[] => {
    const [first] = group;
    if (first === undefined) return [];
    const open = group.filter(({ closed }) => closed === null);
    const { tool, finding } = first;
    return [
      {
        ...{ tool, rule: finding.rule, level: group.at(-1)?.finding.level ?? finding.level },
        isNamed: isNamed(tool, finding.rule),
        standing: open.length,
        files: new Set(open.map((life) => life.finding.path)).size,
        introduced: group.length,
        fixed: group.length - open.length,
        trend: trendOf(
          group,
          ends,
          reports.findIndex((report) => report.tool === tool),
        ),
      },
    ];
  });
  return rules.sort(
    (a, b) => b.standing - a.standing || b.fixed - a.fixed || (a.rule < b.rule ? -1 : 1),
  );
}

function filesOf(
  lives: readonly FindingLife[],
  ends: readonly number[],
  momentOf: (index: number) => FindingsMoment,
): FindingsFile[] {
  const groups = groupBy(lives, ({ finding }) => finding.path);
  const files = [...groups].map(([path, group]): FindingsFile => {
    const open = group.filter(({ closed }) => closed === null);
    const known = Math.min(...group.map(({ opened }) => opened));
    const first = open.length > 0 ? Math.min(...open.map(({ opened }) => opened)) : known;
    return {
      ...{
        path,
        standing: open.length,
        since: momentOf(first),
        cells: trendOf(group, ends, known),
      },
      isUnread: open.some((life) => life.isUnread),
      rules: [...new Set(open.map(({ finding }) => finding.rule))].sort().slice(0, 8),
    };
  });
  return files.sort((a, b) => b.standing - a.standing || (a.path < b.path ? -1 : 1));
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
