import { PhaseTimeline } from "@/components/charts/phase-timeline";
import { GOLDEN_MARKS } from "@/components/panels/golden-words";
import type { PlanLinks } from "@/components/panels/plan-links";
import { DataTable } from "@/components/ui/data-table";
import type { Fact } from "@/components/ui/facts";
import type { Tone } from "@/components/ui/glyph";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { DashedTag, StateTag } from "@/components/ui/tag";
import { counted } from "@/lib/domain/number-words";
import type { JudgingSummary } from "@/lib/domain/verdict/summary";
import type { TriggerState } from "@/lib/domain/verdict/words";
import { momentInWords, spanInWords } from "@/lib/domain/words";

type JudgingProps = { readonly judging: JudgingSummary; readonly links: PlanLinks };

/** Golden Path, rollback and phase as facts of the overview; those that the plan does not name are left out. */
export function judgingFacts(judging: JudgingSummary, links: PlanLinks) {
  return {
    goldenPath: goldenPathFact(judging, links),
    rollback: rollbackFact(judging, links),
    phase: phaseFact(judging, links),
  };
}

function goldenPathFact(
  { goldenPath, isSimulated }: JudgingSummary,
  links: PlanLinks,
): Fact | null {
  if (goldenPath === null) return null;
  const { word, tone } = GOLDEN_MARKS[goldenPath.state];
  return {
    label: goldenPath.title,
    value: word,
    tone,
    note: (
      <>
        {goldenPath.reasons === 0 ? "every check passed" : counted(goldenPath.reasons, "reason")}{" "}
        {isSimulated ? <DashedTag>simulated</DashedTag> : null}
      </>
    ),
    href: links.page("golden-path"),
  };
}

function rollbackFact({ rollback, now }: JudgingSummary, links: PlanLinks): Fact | null {
  if (rollback === null || rollback.total === 0) return null;
  const { fired, unknown, total, since } = rollback;
  const href = links.page("triggers");
  const label = "Rollback triggers";
  if (fired > 0)
    return {
      ...{ label, href, tone: rollback.answer === "overridden" ? "warn" : "bad" },
      value: `${fired} of ${total} fired`,
      note: `${since === null ? "" : `for ${spanInWords(now - since)}, `}${seenWords(rollback)}`,
    };
  if (unknown > 0)
    return {
      ...{ label, href, tone: "unknown" },
      value: `${unknown} of ${total} unknown`,
      note: "cannot fire on what did not run",
    };
  return { label, href, tone: "waiting", value: `${total} armed`, note: "none is firing" };
}

function seenWords({ answer, open, unseen }: NonNullable<JudgingSummary["rollback"]>): string {
  if (answer === "overridden") return "overridden";
  if (unseen === 0) return "acknowledged";
  if (unseen < open) return `${open - unseen} of ${open} acknowledged`;
  return `nobody has acknowledged ${open === 1 ? "it" : "them"}`;
}

const PHASE_TONE: Readonly<Record<JudgingSummary["phases"][number]["status"], Tone>> = {
  done: "good",
  running: "waiting",
  late: "bad",
  early: "warn",
  waiting: "waiting",
};

function phaseFact({ phases }: JudgingSummary, links: PlanLinks): Fact | null {
  const last = phases.at(-1);
  if (!last) return null;
  const current = phases.find(({ done }) => done === null) ?? last;
  const { number, id, status } = current;
  return {
    label: `Phase ${number} of ${phases.length}, ${id}`,
    value: status,
    tone: PHASE_TONE[status],
    note: phaseNote(current),
    href: `${links.page("phases")}#phase-${id}`,
  };
}

function phaseNote({ status, slipMs, started, done }: JudgingSummary["phases"][number]): string {
  if (status === "late") return `by ${spanInWords(slipMs ?? 0)}`;
  const at = status === "done" ? done : started;
  if (at === null) return "its entry does not hold yet";
  return status === "early" ? "ahead of its entry" : `since ${momentInWords(at.t)}`;
}

const TRIGGER_TONE: Readonly<Record<TriggerState, Tone>> = {
  fired: "bad",
  unknown: "unknown",
  armed: "waiting",
};

/** The rollback triggers, fired first. */
export function OverviewTriggers({ judging, links }: JudgingProps) {
  return (
    <Panel
      finding={judging.triggersFinding}
      json={links.api("triggers")}
      footer={
        <>
          <a href={links.page("triggers")}>Evidence and runbook</a>
          {judging.isSimulated ? <DashedTag>simulated runs</DashedTag> : null}
        </>
      }
      isFlush
    >
      <DataTable
        label="Rollback triggers"
        columns={[
          {
            key: "title",
            head: "Trigger",
            className: "min-w-32",
            cell: ({ title, incident, state }) =>
              state === "fired" && incident !== null ? (
                <a href={links.page("triggers", { incident })}>{title}</a>
              ) : (
                title
              ),
          },
          {
            key: "state",
            head: "State",
            className: "[overflow-wrap:anywhere]",
            cell: ({ state, why }) => (
              <>
                <StateTag tone={TRIGGER_TONE[state]}>{state}</StateTag>
                {state === "armed" ? null : (
                  <span className="block text-label text-ink-3">{why}</span>
                )}
              </>
            ),
          },
        ]}
        rows={judging.triggers}
        rowKey={({ id }) => id}
        rowTone={({ state }) => (state === "unknown" ? "unknown" : null)}
        empty={
          <Empty hint="Name them under rollback.triggers in plumbline.yaml.">
            The plan names no rollback trigger, so nothing can call it off.
          </Empty>
        }
      />
    </Panel>
  );
}

/** The phases as planned and as seen. */
export function OverviewPhases({ judging, links }: JudgingProps) {
  return (
    <Panel
      className="flex-1"
      finding={judging.phasesFinding}
      json={links.api("phases")}
      footer={<a href={links.page("phases")}>What each gate still wants</a>}
    >
      <PhaseTimeline
        label={judging.phasesFinding}
        phases={judging.phases}
        now={judging.now}
        empty={
          <Empty hint="Name startsAt, and phases with their days, in plumbline.yaml.">
            No phase has a date.
          </Empty>
        }
      />
    </Panel>
  );
}
