import "server-only";
import type { FrameModel } from "@/lib/api/frame";
import type { Board } from "./board";
import { readVerdicts } from "./judgement";
import { readStrategy, readTests } from "./verdict-questions";

/** What the rail says of the judging pages. Files of the buckets new and validation are those that are still to be written. */
export async function readJudging(board: Board): Promise<FrameModel["judging"]> {
  const { goldenPath, triggers, phases, judgement } = await readVerdicts(board);
  const { plan, index } = judgement.context;
  const { buckets } = await readStrategy(board);
  const { counts } = await readTests(board, new URLSearchParams());
  const unwritten = buckets.filter(({ bucket }) => bucket !== "update");
  const inState = (state: "fired" | "unknown") =>
    triggers.filter(({ now }) => now.state === state).length;
  const sum = (parts: readonly number[]) => parts.reduce((all, count) => all + count, 0);
  return {
    goldenPath: plan.goldenPath ? (goldenPath.at(-1)?.state ?? "not checked") : null,
    triggers: plan.rollback
      ? { fired: inState("fired"), unknown: inState("unknown"), total: triggers.length }
      : null,
    phases:
      plan.phases.length === 0
        ? null
        : {
            done: phases.phases.filter(({ done }) => done !== null).length,
            total: plan.phases.length,
          },
    strategy: {
      newInState: sum(unwritten.map((bucket) => bucket.inState)),
      newPlanned: sum(unwritten.map(({ planned }) => planned)),
    },
    tests: index.runs.length === 0 ? null : counts.all,
    isSimulated: index.runs.some(({ isSimulated }) => isSimulated),
  };
}
