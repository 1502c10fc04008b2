import { inWords, plural } from "../words";
import { type FlowClass, type FlowList, movedAt, sideOf } from "./flow-list";
import type { JudgedSpan } from "./judge";
import type { LineFacts } from "./line-facts";

/** A commit of the line as a list shows it. `t` is its effective time. */
export type LineCommit = {
  readonly sha: string;
  readonly t: number;
  readonly author: string | null;
  readonly subject: string | null;
  readonly isMerge: boolean;
};

/** One import behind a number: where it is, what it is, and which commits opened and closed it. */
export type FlowRow = {
  readonly path: string;
  readonly module: string;
  readonly name: string | null;
  readonly opened: LineCommit;
  readonly opening: JudgedSpan["opening"];
  readonly closed: LineCommit | null;
  readonly closing: JudgedSpan["closing"];
};

export function lineCommit({ commits }: Pick<LineFacts, "commits">, position: number): LineCommit {
  return {
    sha: commits.sha[position] ?? "",
    t: commits.effectiveAt[position] ?? 0,
    author: commits.author[position] ?? null,
    subject: commits.subject[position] ?? null,
    isMerge: commits.isMerge[position] ?? false,
  };
}

/** Newest movement first, then by path; what merely stands is listed by path. */
export function inListOrder(
  facts: LineFacts,
  spans: readonly JudgedSpan[],
  list: FlowList,
): JudgedSpan[] {
  const isMoving = sideOf(list) !== "standing";
  const textOf = ({ path, target }: JudgedSpan): string =>
    `${facts.paths[path]} ${facts.targets[target]?.module} ${facts.targets[target]?.name ?? ""}`;
  return spans
    .map((span) => ({ span, text: textOf(span) }))
    .sort((a, b) => {
      const byTime = isMoving ? movedAt(b.span, list) - movedAt(a.span, list) : 0;
      return byTime || (a.text < b.text ? -1 : a.text > b.text ? 1 : 0);
    })
    .map(({ span }) => span);
}

/** A span as a row. An end after `to` is not known yet at that moment. */
export function flowRow(facts: LineFacts, span: JudgedSpan, to: number): FlowRow {
  const target = facts.targets[span.target];
  const isClosed = span.to >= 0 && span.to <= to;
  return {
    path: facts.paths[span.path] ?? "",
    module: target?.module ?? "",
    name: target?.name ?? null,
    opened: lineCommit(facts, span.from),
    opening: span.opening,
    closed: isClosed ? lineCommit(facts, span.to) : null,
    closing: isClosed ? span.closing : null,
  };
}

const VERBS: Readonly<Record<FlowList, readonly [one: string, many: string]>> = {
  start: ["stood", "stood"],
  end: ["stands", "stand"],
  introduced: ["was introduced", "were introduced"],
  reopened: ["came back", "came back"],
  scopeAdded: ["came into scope", "came into scope"],
  converted: ["was converted to the canonical path", "were converted to the canonical path"],
  removed: ["was removed", "were removed"],
  left: ["left for an unplanned or unclassified path", "left for unplanned or unclassified paths"],
  fileDeleted: ["went with its deleted file", "went with their deleted files"],
  unreadable: [
    "is hidden in a file that cannot be read",
    "are hidden in files that cannot be read",
  ],
  exempted: ["was exempted", "were exempted"],
  scopeRemoved: ["left the scope", "left the scope"],
  cameIn: ["came in", "came in"],
  progress: ["was converted or removed", "were converted or removed"],
  in: ["came in", "came in"],
  out: ["went", "went"],
};

const CLASS_WORDS: Readonly<Record<Exclude<FlowClass, "outside">, string>> = {
  legacy: "legacy",
  unplanned: "unplanned",
  unclassified: "unclassified",
  canonical: "canonical",
  exempt: "exempt",
  outOfScope: "out-of-scope",
};

export type FlowStory = {
  readonly list: FlowList;
  readonly class: FlowClass;
  readonly count: number;
  readonly files: number;
  /** Where the span begins, in words: "plan start". */
  readonly since: string;
};

/** "227 legacy imports were removed since plan start, in 120 files." */
export function flowSentence({ list, class: name, count, files, since }: FlowStory): string {
  const when = list === "start" ? ` at ${since}` : list === "end" ? "" : ` since ${since}`;
  if (count === 0) return `No ${subjectOf(name, 1)} ${VERBS[list][0]}${when}.`;
  const verb = VERBS[list][count === 1 ? 0 : 1];
  return `${inWords(count)} ${subjectOf(name, count)} ${verb}${when}, in ${plural(files, "file")}.`;
}

function subjectOf(name: FlowClass, count: number): string {
  const noun = count === 1 ? "import" : "imports";
  return name === "outside" ? `${noun} outside the plan` : `${CLASS_WORDS[name]} ${noun}`;
}
