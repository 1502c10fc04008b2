"use client";

import { useState } from "react";
import { ActDialog } from "@/components/panels/act-dialog";
import type { FilePlace } from "@/components/panels/file-commit";
import { GoalTag } from "@/components/panels/goal-tag";
import { FieldInput } from "@/components/ui/field";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { When } from "@/components/ui/value";
import type { FileModel } from "@/lib/api/file";
import type { Act } from "@/lib/domain/acts";
import { goalSubject, parseGoal } from "@/lib/domain/goals/goal";
import { type GoalRow, goalsSentence, goalWords } from "@/lib/domain/goals/goal-rows";
import { isoDay } from "@/lib/domain/time";

type FileGoalsProps = { readonly data: FileModel; readonly at: FilePlace };

const MONTH_MS = 30 * 86_400_000;

/** What people set for this file, how it stands, and who said so. */
export function FileGoals({ data, at }: FileGoalsProps) {
  const states = data.goals.map(({ state }) => state);
  return (
    <Panel
      id="goals"
      finding={goalsSentence(states) || "No goal is set for this file"}
      footer="A goal is a person's word, never part of the plan: it is judged at each moment by the imports of this file, and counts nowhere else."
    >
      {data.goals.length === 0 ? (
        <Empty>Nobody has promised anything about this file.</Empty>
      ) : (
        <ul className="flex flex-col gap-2">
          {data.goals.map((goal) => (
            <GoalLine key={goal.subject} goal={goal} at={at} />
          ))}
        </ul>
      )}
      <SetGoal data={data} at={at} />
      {data.goalTrail.length === 0 ? null : <Trail acts={data.goalTrail} />}
    </Panel>
  );
}

function GoalLine({ goal, at }: { readonly goal: GoalRow; readonly at: FilePlace }) {
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
      <GoalTag state={goal.state} />
      <span className="font-medium">{goalWords(goal)}</span>
      <span className="text-ink-2">{goal.reason}</span>
      <span className="text-label text-ink-3">
        {goal.set.by} (unverified), <When at={goal.set.at} />
      </span>
      <ActDialog
        place={at.place}
        kind="ungoal"
        subject={goal.subject}
        title={`Withdraw “${goalWords(goal)}”`}
        buttonLabel="Withdraw"
      >
        It no longer counts; who set and who withdrew it stays on this page.
      </ActDialog>
    </li>
  );
}

function SetGoal({ data, at }: FileGoalsProps) {
  const [day, setDay] = useState(isoDay(data.now + MONTH_MS));
  const convert = goalSubject("convert", at.path, day);
  return (
    <div className="mt-3 flex flex-wrap items-end gap-x-3 gap-y-2">
      <FieldInput
        id="goal-day"
        type="date"
        label="Convert by"
        value={day}
        onChange={(event) => setDay(event.target.value)}
        className="w-[160px]"
      />
      {parseGoal(convert) === null ? null : (
        <ActDialog
          place={at.place}
          kind="goal"
          subject={convert}
          title={`Set the goal: convert by ${day}`}
          buttonLabel="Set the day"
        >
          Met when no legacy and no unjudged import is left in this file by the end of that day,
          UTC.
        </ActDialog>
      )}
      <ActDialog
        place={at.place}
        kind="goal"
        subject={goalSubject("hold", at.path)}
        title="Set the goal: must not worsen"
        buttonLabel="Must not worsen"
      >
        Met while the file has no more legacy imports than it has now.
      </ActDialog>
    </div>
  );
}

function Trail({ acts }: { readonly acts: readonly Act[] }) {
  return (
    <ul className="mt-3 border-t border-hair-2 pt-2 text-label text-ink-2">
      {acts.map((act) => {
        const goal = parseGoal(act.subject);
        return (
          <li key={act.id}>
            <When at={act.at} /> {act.by} {act.kind === "goal" ? "set" : "withdrew"} “
            {goal === null ? act.subject : goalWords(goal)}”
            {act.reason === "" ? "" : `: ${act.reason}`}
          </li>
        );
      })}
    </ul>
  );
}
