import type { HeatSpan } from "@/lib/domain/board/heat-columns";
import { type HeatFacts, type Heatmap, heatmap } from "@/lib/domain/board/heatmap";
import type { JudgedSpan } from "@/lib/domain/board/judge";
import { chosenLives, type FindingsFacts, momentReader } from "./board";
import type { FindingLife } from "./lives";
import type { FindingsFilter } from "./model";

/** What a heat map of findings is drawn from: the reports as its line, and the lives chosen as its spans. */
export type FindingsLineFacts = {
  readonly facts: HeatFacts;
  readonly spans: readonly JudgedSpan[];
  /** The first report of the tool chosen; of any, where none is. */
  readonly first: number;
  /** Standing after each report. */
  readonly standing: readonly number[];
  /** Standing findings that name no file: they have no row. */
  readonly homeless: number;
};

/**
 * The reports in their order stand for commits, at the running maximum of their times. From the report on that first held a
 * finding in a file the file has a row: 0 where the reports since hold none, bare before.
 */
export function findingsLine(facts: FindingsFacts, filter: FindingsFilter): FindingsLineFacts {
  const lives = chosenLives(facts, filter);
  const momentOf = momentReader(facts);
  const moments = facts.reports.map((_, index) => momentOf(index));
  let latest = 0;
  const effectiveAt = moments.map(({ t }) => {
    latest = Math.max(latest, t);
    return latest;
  });
  const own = facts.reports.findIndex(({ tool }) => filter.tool === "" || tool === filter.tool);
  const named = lives.filter(({ finding }) => finding.path !== "");
  const paths = [...new Set(named.map(({ finding }) => finding.path))].sort();
  const commits = { effectiveAt, sha: moments.map(({ sha }) => sha) };
  return {
    facts: { paths, commits, spells: [] },
    spans: spansOf(named, paths),
    first: Math.max(0, own),
    standing: standingAfter(lives, facts.reports.length),
    homeless: lives.filter(({ closed, finding }) => closed === null && finding.path === "").length,
  };
}

/** Files that held a finding at some report, over equal slots of time; at most `columns` of them. */
export function findingsHeat(line: FindingsLineFacts, span: HeatSpan, columns: number): Heatmap {
  const { facts, spans } = line;
  const position = Math.max(0, facts.commits.sha.length - 1);
  const question = { position, span, columns, value: "violations", planStart: null } as const;
  return heatmap(facts, { spans, length: facts.commits.sha.length }, question);
}

function spansOf(lives: readonly FindingLife[], paths: readonly string[]): JudgedSpan[] {
  const idOf = new Map(paths.map((path, id) => [path, id]));
  const known = new Map<number, number>();
  const spans = lives.map(({ finding, opened, openedHow, closed }, life): JudgedSpan => {
    const path = idOf.get(finding.path) ?? 0;
    known.set(path, Math.min(known.get(path) ?? opened, opened));
    const to = closed ?? -1;
    const closing = closed === null ? null : "removed";
    return {
      life,
      path,
      target: 0,
      class: "legacy",
      from: opened,
      to,
      opening: openedHow,
      closing,
    };
  });
  for (const [path, from] of known)
    spans.push({
      ...{ life: -1, path, target: 0, class: "canonical", from, to: -1 },
      ...{ opening: "introduced", closing: null },
    });
  return spans;
}

function standingAfter(lives: readonly FindingLife[], reports: number): number[] {
  const steps = new Array<number>(reports + 1).fill(0);
  for (const { opened, closed } of lives) {
    steps[opened] = (steps[opened] ?? 0) + 1;
    if (closed !== null) steps[closed] = (steps[closed] ?? 0) - 1;
  }
  let standing = 0;
  return steps.slice(0, reports).map((step) => {
    standing += step;
    return standing;
  });
}
