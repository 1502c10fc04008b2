import "server-only";
import type { FrameModel } from "@/lib/api/frame";
import { isProved } from "@/lib/domain/verdict/strategy-words";
import type { Board } from "./board";
import { readVerdicts } from "./judgement";
import { readStrategy, readTests } from "./verdict-questions";

/** What the rail says of the judging pages. */
export async function readJudging(board: Board): Promise<FrameModel["judging"]> {
  const { goldenPath, triggers, phases, judgement } = await readVerdicts(board);
  const { plan, index } = judgement.context;
  const { proofs } = await readStrategy(board);
  const { counts } = await readTests(board, new URLSearchParams());
  const inState = (state: "fired" | "unknown") =>
    triggers.filter(({ now }) => now.state === state).length;
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
      proved: proofs.filter(({ verdict }) => isProved(verdict)).length,
      proofs: proofs.length,
    },
    tests: index.runs.length === 0 ? null : counts.all,
    isSimulated: index.runs.some(({ isSimulated }) => isSimulated),
  };
}
