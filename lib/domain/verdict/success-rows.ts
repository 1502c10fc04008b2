import type { Act } from "@/lib/domain/acts";
import { dayInWords, plural } from "@/lib/domain/words";
import { actSubject, actsOn, lastAct } from "./act-subjects";
import { checkRow } from "./checks";
import type { SuccessRow } from "./phase-model";
import type { Verdicts } from "./verdicts";

/** The plan's success criteria: measured where it says how, else attested by a named person, else unknown (rules.md 6). */
export function successRows({ judgement, phases }: Verdicts, acts: readonly Act[]): SuccessRow[] {
  const { plan, end } = judgement.context;
  return plan.success.map(({ group, text, check }, index) => {
    const subject = actSubject.criterion(group, text);
    const row = check === undefined ? null : checkRow(judgement, check, end, phases.doneAt(end));
    const attested = row === null ? lastAct(actsOn(acts, subject), ["attest"]) : null;
    return {
      index,
      group,
      text,
      state: row?.state ?? (attested === null ? "unknown" : "attested"),
      why: row?.why ?? attestedWords(attested),
      check: row,
      attested,
      subject,
    };
  });
}

function attestedWords(act: Act | null): string {
  if (act === null) return "nothing measures it: a named person must attest it";
  return `attested by ${act.by} (unverified) on ${dayInWords(act.at)}: ${act.reason}`;
}

export function successFinding(rows: readonly SuccessRow[]): string {
  const of = (state: SuccessRow["state"]) => rows.filter((row) => row.state === state).length;
  if (rows.length === 0) return "The plan names no success criterion";
  const attested = of("attested") === 0 ? "" : `, ${of("attested")} attested`;
  return `${of("met")} of ${plural(rows.length, "success criterion", "success criteria")} met${attested}, ${of("not met")} not met, ${of("unknown")} unknown`;
}
