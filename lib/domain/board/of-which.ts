import { isStanding } from "./counts";
import { type FlowQuestion, flowSpans, movedAt, sideOf } from "./flow-list";
import type { Judged, JudgedSpan } from "./judge";
import type { LineFacts } from "./line-facts";
import { type OpenedClasses, openedClasses } from "./opened-classes";

/** Parts of a flow that change how its number reads. */
export const PARTS = ["besideLegacy", "cameBack", "byMerge", "newFile", "stands"] as const;
export type Part = (typeof PARTS)[number];

export const PART_WORDS: Readonly<Record<Part, string>> = {
  besideLegacy: "in a commit that opened another legacy import in the same file",
  cameBack: "came back in the same file before the end",
  byMerge: "by a merge",
  newFile: "in a file that was new",
  stands: "still stand at the end",
};

export type OfWhich = { readonly part: Part; readonly count: number };

/** The parts of a list that hold some of it, each with its number. A part that holds nothing is left out. */
export function ofWhich(facts: LineFacts, judged: Judged, question: FlowQuestion): OfWhich[] {
  const spans = flowSpans(judged, question);
  if (spans.length === 0) return [];
  const belongs = partTests(facts, judged, question);
  return partsOf(question)
    .map((part) => ({ part, count: spans.filter(belongs[part]).length }))
    .filter(({ count }) => count > 0);
}

/** The imports of one part of a list. */
export function partSpans(
  facts: LineFacts,
  judged: Judged,
  question: FlowQuestion,
  part: Part,
): JudgedSpan[] {
  return flowSpans(judged, question).filter(partTests(facts, judged, question)[part]);
}

function partsOf({ list }: FlowQuestion): readonly Part[] {
  const side = sideOf(list);
  if (side === "standing") return [];
  if (side === "opening") return ["byMerge", "newFile", "stands"];
  return list === "fileDeleted" ? ["byMerge", "cameBack"] : ["besideLegacy", "cameBack", "byMerge"];
}

type Tests = Readonly<Record<Part, (span: JudgedSpan) => boolean>>;

type Beside = {
  readonly opened: OpenedClasses;
  readonly reopened: ReadonlyMap<string, readonly number[]>;
};

/** Worked out once for a reading of the lives: every flow of the ledger asks for it. */
const known = new WeakMap<Judged, Beside>();

function besideOf(facts: LineFacts, judged: Judged): Beside {
  const before = known.get(judged);
  if (before) return before;
  const firstClass = new Map<number, JudgedSpan["class"]>();
  for (const span of judged.spans)
    if (!firstClass.has(span.life)) firstClass.set(span.life, span.class);
  const beside = {
    opened: openedClasses(facts.lives, (life) => firstClass.get(life) ?? null),
    reopened: reopenings(facts, judged),
  };
  known.set(judged, beside);
  return beside;
}

function partTests(facts: LineFacts, judged: Judged, question: FlowQuestion): Tests {
  const { lives, commits } = facts;
  const { opened, reopened } = besideOf(facts, judged);
  return {
    besideLegacy: ({ life, to }) =>
      opened(lives.bornPath[life] ?? 0, lives.born[life] ?? 0, to).legacy,
    cameBack: (span) =>
      (reopened.get(keyOf(facts, span)) ?? []).some((at) => at > span.to && at <= question.to),
    byMerge: (span) => commits.isMerge[movedAt(span, question.list)] ?? false,
    newFile: ({ life, from, path }) =>
      lives.born[life] === from && (lives.bornPath[life] ?? path) === path,
    stands: (span) => isStanding(span, question.to),
  };
}

function keyOf({ lives }: LineFacts, { life, path, target }: JudgedSpan): string {
  return `${path} ${target} ${lives.kind[life]} ${lives.n[life]}`;
}

/** The positions at which an import of a file opened again, by its key. */
function reopenings(facts: LineFacts, judged: Judged): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const span of judged.spans) {
    if (span.opening !== "reopened") continue;
    const key = keyOf(facts, span);
    const known = found.get(key);
    if (known) known.push(span.from);
    else found.set(key, [span.from]);
  }
  return found;
}
