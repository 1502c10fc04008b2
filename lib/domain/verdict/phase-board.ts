import type { Act } from "@/lib/domain/acts";
import type { Check } from "@/lib/domain/plan";
import { actSubject, actsOn, lastAct, tickOn } from "./act-subjects";
import type { CheckRow } from "./check-model";
import { checkRow } from "./checks";
import { factPoint } from "./incident-rows";
import type { PhaseRow, PhaseStatus, PhasesModel } from "./phase-model";
import { lateMs, type PlannedSpan, plannedSpans } from "./phase-plan";
import type { PhaseState } from "./phase-states";
import { phaseSentence, phasesFinding, phasesSentence } from "./phase-words";
import { successFinding, successRows } from "./success-rows";
import type { Verdicts } from "./verdicts";

/** The timeline planned and actual, what each gate still wants, and the success criteria. */
export function phasesBoard(verdicts: Verdicts, acts: readonly Act[]): PhasesModel {
  const { judgement, phases } = verdicts;
  const { plan, end } = judgement.context;
  const planned = plannedSpans(plan);
  const rows = phases.phases.map((state, index) =>
    phaseRow(verdicts, state, index, planned[index] ?? null, acts),
  );
  const success = successRows(verdicts, acts);
  return {
    planVersion: plan.version,
    ...phasesSentence(rows, planned, end.now),
    finding: phasesFinding(rows),
    startsAt: plan.startsAt ?? null,
    now: end.now,
    phases: rows,
    success,
    successFinding: successFinding(success),
  };
}

function phaseRow(
  verdicts: Verdicts,
  state: PhaseState,
  index: number,
  planned: PlannedSpan | null,
  acts: readonly Act[],
): PhaseRow {
  const { end } = verdicts.judgement.context;
  const { phase } = state;
  const rows = (checks: readonly Check[]) => checks.map((check) => rowOf(verdicts, check));
  const at = (point: PhaseState["done"]) => (point === null ? null : factPoint(verdicts, point));
  const done = at(state.done);
  const late = lateMs(planned, done?.t ?? null, end.now);
  const row: Omit<PhaseRow, "sentence"> = {
    id: phase.id,
    number: index + 1,
    title: phase.title,
    goal: phase.goal ?? null,
    status: statusOf(state, late),
    planned,
    started: at(state.started) ?? at(state.firstWork),
    done,
    regressed: at(state.regressed),
    slipMs: late,
    entry: rows(phase.entry),
    steps: phase.steps.map(({ text, check }, step) => {
      const subject = actSubject.phaseStep(phase.id, step);
      return {
        text,
        check: check === undefined ? null : rowOf(verdicts, check),
        tick: tickOn(acts, subject),
        subject,
      };
    }),
    exit: rows(phase.exit),
    commands: phase.commands,
    overridden: lastAct(actsOn(acts, actSubject.phase(phase.id)), ["override"]),
    subject: actSubject.phase(phase.id),
    isSimulated: false,
  };
  const isSimulated = [...row.entry, ...row.exit].some((check) => check.isSimulated);
  return { ...row, isSimulated, sentence: phaseSentence(row) };
}

function rowOf({ judgement, phases }: Verdicts, check: Check): CheckRow {
  const { end } = judgement.context;
  return checkRow(judgement, check, end, phases.doneAt(end));
}

function statusOf({ done, started, firstWork }: PhaseState, late: number | null): PhaseStatus {
  if (done !== null) return "done";
  if (late !== null && late > 0) return "late";
  if (started !== null) return "running";
  return firstWork === null ? "waiting" : "early";
}
