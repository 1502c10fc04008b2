import type { ReactNode } from "react";
import { CopyLine } from "@/components/ui/copy";
import { Panel } from "@/components/ui/panel";
import { Disclosure, Empty } from "@/components/ui/states";
import { checkInWords, daysInWords } from "@/lib/domain/board/plan-words";
import type { Phase, Plan } from "@/lib/domain/plan";
import { plural } from "@/lib/domain/words";

/** The phases in sequence, each with what opens it, what is done in it, and what closes it. */
export function PlanPhases({ plan }: { readonly plan: Plan }) {
  return (
    <Panel level={3} finding={`${plural(plan.phases.length, "phase")}, in sequence`} isFlush>
      {plan.phases.length === 0 ? (
        <div className="px-4 py-3">
          <Empty>The plan has no phases.</Empty>
        </div>
      ) : (
        <ol>
          {plan.phases.map((phase, index) => (
            <PhaseRow key={phase.id} phase={phase} number={index + 1} />
          ))}
        </ol>
      )}
    </Panel>
  );
}

function PhaseRow({ phase, number }: { readonly phase: Phase; readonly number: number }) {
  const { id, title, goal, days, calendar, entry, steps, exit, commands } = phase;
  return (
    <li className="border-t border-hair-2 px-4 py-3 max-tablet:px-3.5">
      <h4 className="flex flex-wrap items-baseline gap-x-3 font-semibold">
        <span>
          {number}. {title}
        </span>
        <code className="font-normal text-ink-3">{id}</code>
        <span className="font-normal text-ink-3">
          {[days && daysInWords(days), calendar].filter(Boolean).join(", ")}
        </span>
      </h4>
      {goal === undefined ? null : <p className="text-ink-2">{goal}</p>}
      <div className="mt-1.5 grid gap-x-6 gap-y-2 desk:grid-cols-3">
        <Part word="Opens when" none="nothing has to hold before">
          {entry.map((check) => (
            <li key={checkInWords(check)}>{checkInWords(check)}</li>
          ))}
        </Part>
        <Part word="Steps" none="no steps named">
          {steps.map(({ text, check }) => (
            <li key={text}>
              {text}
              {check === undefined ? null : (
                <span className="block text-ink-3">{checkInWords(check)}</span>
              )}
            </li>
          ))}
        </Part>
        <Part word="Done when" none="nothing closes it">
          {exit.map((check) => (
            <li key={checkInWords(check)}>{checkInWords(check)}</li>
          ))}
        </Part>
      </div>
      {commands.length === 0 ? null : (
        <div className="mt-2 text-label">
          <Disclosure summary={plural(commands.length, "command")}>
            <div className="flex flex-col gap-2">
              {commands.map((command) => (
                <CopyLine key={command} command={command} />
              ))}
            </div>
          </Disclosure>
        </div>
      )}
    </li>
  );
}

type PartProps = {
  readonly word: string;
  readonly none: string;
  readonly children: readonly ReactNode[];
};

function Part({ word, none, children }: PartProps) {
  return (
    <div className="min-w-0 [overflow-wrap:anywhere]">
      <p className="text-label text-ink-3">{word}</p>
      {children.length === 0 ? (
        <p className="text-ink-3">{none}</p>
      ) : (
        <ul className="flex flex-col gap-1">{children}</ul>
      )}
    </div>
  );
}
