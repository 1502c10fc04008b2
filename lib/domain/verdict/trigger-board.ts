import type { Act } from "@/lib/domain/acts";
import { counted } from "@/lib/domain/number-words";
import { plural, spanInWords } from "@/lib/domain/words";
import { atPosition } from "./context";
import { isSilent } from "./golden-path-kinds";
import { incidentDetail } from "./incident-detail";
import { factPoint, incidentRow } from "./incident-rows";
import type { IncidentSpan, TriggerHistory } from "./incidents";
import { isOverridden } from "./rollback-answer";
import type { TriggerRow, TriggersModel } from "./trigger-model";
import { triggersFinding, triggersSentence } from "./trigger-words";
import type { Verdicts } from "./verdicts";

const INCIDENTS_SHOWN = 200;

/** Triggers and incidents; `wanted` names the incident whose evidence is asked for. */
export function triggersBoard(
  verdicts: Verdicts,
  acts: readonly Act[],
  wanted: string | null,
  derived: ReadonlySet<string>,
): TriggersModel {
  const { judgement, triggers } = verdicts;
  const { plan, end, start } = judgement.context;
  const spans = triggers
    .flatMap(({ incidents }) => incidents)
    .sort((a, b) => b.opened.position - a.opened.position || b.opened.run - a.opened.run);
  const shown = pick(spans, wanted);
  const rows = triggers.map((history) => triggerRow(verdicts, history, acts));
  return {
    planVersion: plan.version,
    ...triggersSentence(verdicts, acts),
    finding: triggersFinding(rows),
    triggers: sorted(rows),
    incidents: spans.slice(0, INCIDENTS_SHOWN).map((span) => incidentRow(verdicts, span, acts)),
    incidentsTotal: spans.length,
    shown: shown ? incidentDetail(verdicts, shown, acts) : null,
    inForceSince:
      plan.startsAt ??
      (start > end.position ? null : (atPosition(judgement.context, start)?.t ?? null)),
    staleAfterMs: plan.rollback?.staleAfterMs ?? null,
    now: end.now,
    audit: [...acts].reverse().map((act) => ({ ...act, isDetached: isDetached(act, derived) })),
  };
}

function pick(spans: readonly IncidentSpan[], wanted: string | null): IncidentSpan | undefined {
  if (wanted !== null) {
    const found = spans.find(({ key }) => key === wanted);
    if (found) return found;
  }
  return spans.find(({ closed }) => closed === null) ?? spans[0];
}

/** About an incident that no version of the plan derives any more. Other acts stay attached to the plan's own words. */
function isDetached({ subject }: Act, derived: ReadonlySet<string>): boolean {
  const key = /^(?:incident|runbook):(.+?)(?:#\d+)?$/.exec(subject)?.[1];
  return key !== undefined && !derived.has(key);
}

function triggerRow(verdicts: Verdicts, history: TriggerHistory, acts: readonly Act[]): TriggerRow {
  const { plan, index } = verdicts.judgement.context;
  const { trigger, now, since, incidents } = history;
  const open = incidents.find(({ closed }) => closed === null) ?? null;
  const risk = plan.risks.find((one) => one.trigger === trigger.id);
  return {
    id: trigger.id,
    title: trigger.title,
    state: now.state,
    why: whyOf(verdicts, history),
    since: since === null ? null : factPoint(verdicts, since).t,
    incident: (open ?? incidents.at(-1))?.key ?? null,
    isOverridden: open !== null && isOverridden(acts, open),
    risk: risk ? { title: risk.title, mitigations: risk.mitigations } : null,
    isSimulated: now.guards.length > 0 && index.runs.some(({ isSimulated }) => isSimulated),
  };
}

function whyOf(verdicts: Verdicts, { trigger, now, incidents }: TriggerHistory): string {
  const { judgement } = verdicts;
  const { end } = judgement.context;
  if (now.state === "unknown") return now.unknown ?? "cannot be judged";
  if (now.state === "fired") {
    const open = incidents.at(-1);
    const age = open ? spanInWords(end.now - factPoint(verdicts, open.opened).t) : "";
    if (now.failing.length > 0)
      return `${counted(now.failing.length, "test has", "tests have")} failed and not passed since, for ${age}`;
    const what = `${counted(now.standing.length, "import")} in ${counted(new Set(now.standing.map(({ path }) => path)).size, "file")}`;
    return `${what}, for ${age}`;
  }
  const { when } = trigger;
  if ("introduced" in when)
    return when.after === undefined
      ? "nothing of the kind stands"
      : `waits for phase ${when.after}, or nothing came since`;
  const stood = now.guards.map((guard) => ({
    guard,
    standings: judgement.guards.standings(guard, end),
  }));
  const standings = stood.flatMap((one) => one.standings);
  const tests = standings.reduce((sum, { file }) => sum + (file?.tests ?? 0), 0);
  const environments = new Set(standings.map(({ environment }) => environment));
  const newcomers = new Set(
    stood
      .filter((one) => one.guard.oncePassed && one.standings.every((at) => isSilent(one.guard, at)))
      .map((one) => one.guard.path),
  ).size;
  const uncounted =
    newcomers === 0
      ? ""
      : `; ${counted(newcomers, "new file")} that never passed ${newcomers === 1 ? "does" : "do"} not count yet`;
  return `${plural(tests, "check")} passed on ${[...environments].sort().join(" and ")}${uncounted}`;
}

function sorted(rows: readonly TriggerRow[]): TriggerRow[] {
  const order = { fired: 0, unknown: 1, armed: 2 } as const;
  return rows
    .map((row, index) => ({ row, index }))
    .sort((a, b) => order[a.row.state] - order[b.row.state] || a.index - b.index)
    .map(({ row }) => row);
}
