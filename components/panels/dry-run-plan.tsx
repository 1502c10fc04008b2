import { ClassCountsTable } from "@/components/panels/class-counts";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { PlanEffect, StateChange } from "@/lib/domain/dry-run/plan-effect";
import { PART_WORDS, planEffectWords } from "@/lib/domain/dry-run/words";
import { inWords, plural } from "@/lib/domain/words";

/** What a file would change in what one plan says: its counts, then what is judged. */
export function DryRunPlan({ effect }: { readonly effect: PlanEffect }) {
  const { before, after, states, title } = effect;
  const counts = Object.keys(after.counts) as (keyof typeof after.counts)[];
  const isSame = counts.every((of) => before?.counts[of] === after.counts[of]);
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2">
      <p className="px-4 font-semibold text-pretty">{planEffectWords(effect)}</p>
      {isSame ? (
        <p className="px-4 text-ink-2">None of its six counts would be another.</p>
      ) : (
        <ClassCountsTable
          label={`Imports under ${title}, now and then`}
          before={before?.counts ?? null}
          after={after.counts}
          head="Then"
        />
      )}
      <p className="px-4 text-ink-2">{judgedWords(effect)}</p>
      {states.length === 0 ? null : (
        <DataTable
          label={`States under ${title} that would be others`}
          columns={STATES}
          rows={states}
          rowKey={({ kind, id }) => `${kind} ${id}`}
          maxHeight={360}
        />
      )}
    </section>
  );
}

function judgedWords({ goldenPath, states, judged }: PlanEffect): string {
  const golden =
    goldenPath !== null && goldenPath.before === goldenPath.after
      ? `The Golden Path stays ${goldenPath.after}. `
      : "";
  if (judged === 0 && states.length === 0) return "The plan names nothing to judge.";
  const count = states.length === 0 ? "none" : inWords(states.length);
  return `${golden}Of ${plural(judged, "state")} (Golden Path, triggers, phases, gates, criteria) ${count} would be ${states.length > 1 ? "others" : "another"}.`;
}

const STATES: readonly Column<StateChange>[] = [
  { key: "kind", head: "What", cell: ({ kind }) => PART_WORDS[kind] },
  {
    key: "title",
    head: "Which",
    cell: ({ title }) => <span className="[overflow-wrap:anywhere]">{title}</span>,
  },
  { key: "before", head: "Now", cell: ({ before }) => <State of={before} /> },
  { key: "after", head: "Then", cell: ({ after }) => <State of={after} isNew /> },
];

function State({ of, isNew = false }: { readonly of: string | null; readonly isNew?: boolean }) {
  if (of === null) return <span className="text-ink-3">not in the plan</span>;
  return <span className={isNew ? "font-semibold" : ""}>{of}</span>;
}
