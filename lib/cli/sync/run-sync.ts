import { EXIT } from "@/lib/cli/usage";
import type { SyncOutcome } from "./sync";
import { outcomeLines } from "./sync-report";

/** Every reason of a refusal that came of it, with what it means; none where all was taken. */
export function refusalLines({ sent, plan }: SyncOutcome): string[] {
  const { refusal, commits, known } = sent;
  const ofScan =
    refusal === null
      ? []
      : [
          ...refusal.lines,
          `A request was refused (${refusal.status}), nothing of it is stored; ${commits + known} commits before it are.`,
        ];
  const ofPlan =
    plan !== null && "reasons" in plan
      ? [...plan.reasons, `The plan was refused: ${plan.place}. The facts are stored without it.`]
      : [];
  return [...ofScan, ...ofPlan];
}

/** Writes what came of it; answers the exit code. */
export function tellOutcome(outcome: SyncOutcome): number {
  for (const line of outcomeLines(outcome)) console.log(line);
  const refused = refusalLines(outcome);
  for (const line of refused) console.error(line);
  if (refused.length === 0) return EXIT.fine;
  const status = outcome.sent.refusal?.status ?? 422;
  return [400, 409, 413, 415, 422].includes(status) ? EXIT.checkFailed : EXIT.cannot;
}
