import { ActDialog } from "@/components/panels/act-dialog";
import { ActText } from "@/components/panels/act-text";
import { isStepDone } from "@/components/panels/triggers-words";
import { CopyLine } from "@/components/ui/copy";
import { ToneGlyph } from "@/components/ui/glyph";
import type { PlanPlace } from "@/lib/api/plan-query";
import type { RunbookStep } from "@/lib/domain/verdict/trigger-model";

type RunbookStepItemProps = {
  readonly place: PlanPlace;
  readonly step: RunbookStep;
};

/** One step of the rollback: ticked by the facts where they can tell, by a person where only a person can. */
export function RunbookStepItem({ place, step }: RunbookStepItemProps) {
  const { text, commands, note, isDoneByFacts, tick } = step;
  return (
    <li className="grid grid-cols-[18px_minmax(0,1fr)] gap-2.5 border-b border-hair-2 py-[9px] last:border-b-0">
      <Tick place={place} step={step} />
      <div className="min-w-0">
        <p className="font-medium text-pretty [overflow-wrap:anywhere]">{text}</p>
        <p className="text-label text-ink-3">
          {isDoneByFacts === null ? null : FACT_WORDS[isDoneByFacts ? "done" : "open"]}
          {tick === null ? null : <ActText act={tick} />}
        </p>
        {note === null ? null : <p className="text-label text-ink-2">{note}</p>}
        {commands.length === 0 ? null : (
          <div className="mt-1.5 flex flex-col gap-1.5">
            {commands.map((command) => (
              <CopyLine key={command} command={command} />
            ))}
          </div>
        )}
      </div>
    </li>
  );
}

function Tick({ place, step }: RunbookStepItemProps) {
  const { text, isDoneByFacts, subject } = step;
  const isDone = isStepDone(step);
  if (isDoneByFacts !== null)
    return (
      <span className="pt-[3px] leading-none">
        <ToneGlyph
          tone={isDone ? "good" : "waiting"}
          size={15}
          label={isDone ? "Done" : "Not done"}
        />
      </span>
    );
  return (
    <ActDialog
      place={place}
      kind={isDone ? "untick" : "tick"}
      subject={subject}
      title={text}
      buttonLabel={isDone ? "Take the tick back" : "Tick as done"}
      isChecked={isDone}
    >
      {isDone
        ? "The tick is taken back; both stay in the list of acts."
        : "You say that it is done."}
    </ActDialog>
  );
}

const FACT_WORDS = {
  done: "Ticked by the facts. ",
  open: "Ticks itself: the facts do not show it done yet. ",
} as const;
