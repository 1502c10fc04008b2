import {
  type Finding,
  guardsOf,
  patternFindings,
  riskOrReason,
  stateOf,
} from "./golden-path-parts";
import type { Verdicts } from "./verdicts";
import type { GoldenPathState } from "./words";

/** Who guards a critical file, and whether that guard stands. */
export type CriticalGuard = {
  readonly pattern: string;
  readonly state: GoldenPathState;
  readonly why: string;
};

/** By the path that the plan names: its guards as they stand now. A critical file without guards has none. */
export function criticalGuards({
  judgement,
}: Verdicts): Readonly<Record<string, readonly CriticalGuard[]>> {
  const { plan, end } = judgement.context;
  return Object.fromEntries(
    plan.criticalFiles.map(({ path, guards }) => [
      path,
      guards.map((pattern): CriticalGuard => {
        const findings = patternFindings(judgement, pattern, end);
        const files = guardsOf(judgement, pattern, end).length;
        return { pattern, state: stateOf(findings), why: whyOf(findings, files) };
      }),
    ]),
  );
}

function whyOf(findings: readonly Finding[], files: number): string {
  const worst = findings.find(({ state }) => state === stateOf(findings));
  return worst ? worstWords(worst) : `${files} ${files === 1 ? "file" : "files"} passing`;
}

/** Which file it is, where one is named, and what ails it. */
function worstWords({ guard, kind }: Finding): string {
  const name = guard === null ? "" : `${guard.path.slice(guard.path.lastIndexOf("/") + 1)}: `;
  return `${name}${riskOrReason(kind)}`;
}
