import type { ReactNode } from "react";
import { ActDialog } from "@/components/panels/act-dialog";
import { ActText } from "@/components/panels/act-text";
import { CheckItems, CheckLine, CheckList } from "@/components/panels/check-list";
import { GlyphLine } from "@/components/panels/glyph-line";
import { phaseWord } from "@/components/panels/phase-words";
import type { PlanLinks } from "@/components/panels/plan-links";
import { SimulatedTag } from "@/components/panels/test-words";
import { Sha } from "@/components/ui/code-text";
import { CopyLine } from "@/components/ui/copy";
import { Panel } from "@/components/ui/panel";
import { Disclosure, Empty } from "@/components/ui/states";
import { When } from "@/components/ui/value";
import type { PlanPlace } from "@/lib/api/plan-query";
import type { CheckRow } from "@/lib/domain/verdict/check-model";
import type { PhaseRow, PhaseStep } from "@/lib/domain/verdict/phase-model";
import type { At } from "@/lib/domain/verdict/words";
import { plural } from "@/lib/domain/words";

type PhasePanelProps = {
  readonly phase: PhaseRow;
  readonly place: PlanPlace;
  readonly links: PlanLinks;
};

/** One phase: what opens it, what is done in it, what closes it, and what each of these still wants. */
export function PhasePanel({ phase, place, links }: PhasePanelProps) {
  const { id, number, title, sentence, entry, steps, exit, commands, overridden } = phase;
  const { tone } = phaseWord(phase);
  const isEmpty = entry.length + steps.length + exit.length === 0;
  return (
    <Panel
      id={`phase-${id}`}
      className="phase-panel"
      finding={`${number}. ${title}`}
      legend={
        <>
          <GlyphLine tone={tone} isToned>
            {sentence}
          </GlyphLine>
          <SimulatedTag isSimulated={phase.isSimulated} />
        </>
      }
      footer={<PhaseFooter phase={phase} place={place} links={links} />}
    >
      {phase.goal === null ? null : <p className="mb-2 text-ink-2">{phase.goal}</p>}
      {isEmpty ? (
        <Empty hint="Write entry, steps and exit under the phase in plumbline.yaml.">
          The plan does not say what opens or closes this phase, so it is never done.
        </Empty>
      ) : null}
      <Checks word="Entry" checks={entry} links={links} />
      {steps.length === 0 ? null : (
        <CheckList word="Steps">
          {steps.map((step) => (
            <Step key={step.subject} step={step} place={place} links={links} />
          ))}
        </CheckList>
      )}
      <Checks word="Exit" checks={exit} links={links} />
      {overridden === null ? null : (
        <p className="mt-3 text-ink-2">
          <ActText act={overridden} />
        </p>
      )}
      {commands.length === 0 ? null : (
        <div className="mt-3 text-label">
          <Disclosure summary={plural(commands.length, "command")}>
            <div className="flex flex-col gap-2">
              {commands.map((command) => (
                <CopyLine key={command} command={command} />
              ))}
            </div>
          </Disclosure>
        </div>
      )}
    </Panel>
  );
}

type ChecksProps = {
  readonly word: string;
  readonly checks: readonly CheckRow[];
  readonly links: PlanLinks;
};

function Checks({ word, checks, links }: ChecksProps) {
  if (checks.length === 0) return null;
  return (
    <CheckList word={word}>
      {checks.map((check) => (
        <CheckLine key={check.label} {...check}>
          <CheckItems check={check} links={links} />
        </CheckLine>
      ))}
    </CheckList>
  );
}

type StepProps = {
  readonly step: PhaseStep;
  readonly place: PlanPlace;
  readonly links: PlanLinks;
};

/** A step with a check is judged by the facts; one without is ticked by a person, by name. */
function Step({ step, place, links }: StepProps) {
  const { text, check, tick, subject } = step;
  if (check !== null)
    return (
      <CheckLine label={text} state={check.state} why={check.why} isSimulated={check.isSimulated}>
        <CheckItems check={check} links={links} />
      </CheckLine>
    );
  return (
    <CheckLine
      label={text}
      state={tick === null ? "by people" : "ticked"}
      why={
        tick === null ? (
          "The plan gives nothing to check; a person ticks it."
        ) : (
          <ActText act={tick} />
        )
      }
      mark={
        <ActDialog
          place={place}
          kind={tick === null ? "tick" : "untick"}
          subject={subject}
          title={tick === null ? `Done: ${text}` : `Not done after all: ${text}`}
          buttonLabel={tick === null ? "Tick it" : "Take the tick back"}
          isChecked={tick !== null}
        />
      }
    />
  );
}

function PhaseFooter({ phase, place, links }: PhasePanelProps) {
  const { number, started, done, regressed, overridden, title, subject } = phase;
  return (
    <>
      <Moment word="work since" at={started} links={links} />
      <Moment word="gate passed" at={done} links={links} />
      <Moment word="regressed since" at={regressed} links={links} />
      {done !== null || overridden !== null ? null : (
        <span className="ml-auto">
          <ActDialog
            place={place}
            kind="override"
            subject={subject}
            title={`Override the gate of phase ${number}, ${title}`}
            buttonLabel="Override"
          >
            What the facts say of the gate stays as it is; your name and reason stand beside it.
          </ActDialog>
        </span>
      )}
    </>
  );
}

type MomentProps = {
  readonly word: string;
  readonly at: At | null;
  readonly links: PlanLinks;
};

function Moment({ word, at, links }: MomentProps): ReactNode {
  if (at === null) return null;
  return (
    <span>
      {word} <When at={at.t} /> <Sha sha={at.sha} href={links.at(at.sha)} />
    </span>
  );
}
