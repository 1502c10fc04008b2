import "server-only";
import { positionAtTime } from "@/lib/domain/board/as-of";
import { type Context, spansByPath, Texts } from "@/lib/domain/verdict/context";
import { type Judgement, judgementOf } from "@/lib/domain/verdict/judgement";
import { proofMessages } from "@/lib/domain/verdict/proofs";
import { type Verdicts, verdictsOf } from "@/lib/domain/verdict/verdicts";
import type { Board } from "./board";
import { cached } from "./cache";
import { readTestIndex } from "./runs";
import { readFailureTexts } from "./test-details";
import { readTreeHistory } from "./tree";

/** The verdicts of a board, worked out once for a revision, a plan version and a moment. */
export function readVerdicts(board: Board): Promise<Verdicts> {
  const { project, plan, asOf, runsUntil } = board;
  const key = JSON.stringify([plan.id, plan.version, asOf.position, asOf.now, runsUntil.time]);
  return cached({ project, question: `verdicts ${key}`, family: "verdicts" }, async () => {
    const context = await readContext(board);
    context.texts.bring(await readFailureTexts(project, proofMessages(context)));
    return verdictsOf(context);
  });
}

/** A plan over the facts, nothing of it judged or kept yet: also for one that is not stored. */
export async function readJudgement(board: Board): Promise<Judgement> {
  return judgementOf(await readContext(board));
}

/** Asks for a model, and again with the failure messages that it missed: most are never shown, and so never read. */
export async function withTexts<T>(board: Board, texts: Texts, ask: () => T): Promise<T> {
  const first = ask();
  const missing = texts.takeMissing();
  if (missing.length === 0) return first;
  texts.bring(await readFailureTexts(board.project, missing));
  return ask();
}

async function readContext(board: Board): Promise<Context> {
  const { project, plan, facts, judged, asOf } = board;
  const index = await readTestIndex(project, board.runsUntil);
  return {
    plan,
    facts,
    judged,
    spans: spansByPath(facts, judged),
    index,
    tree: await readTreeHistory(project),
    end: { position: asOf.position, run: index.runs.length - 1, now: asOf.now },
    start: startOf(board),
    texts: new Texts(new Map()),
  };
}

/** The first commit at or behind the plan's start; the first of all where it names none. */
function startOf({ plan, facts }: Board): number {
  const at = plan.startsAt ?? plan.effectiveAt;
  return at === undefined ? 0 : positionAtTime(facts.commits, at - 1) + 1;
}
