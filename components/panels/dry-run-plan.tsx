import { ClassTag } from "@/components/charts/class-marks";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Num } from "@/components/ui/value";
import type { PlanEffect, StateChange } from "@/lib/domain/dry-run/plan-effect";
import { PART_WORDS, planEffectWords } from "@/lib/domain/dry-run/words";
import type { ImportClass } from "@/lib/domain/import-class";
import { inWords, plural } from "@/lib/domain/words";

type Row = {
  readonly of: ImportClass | "legacyFiles";
  readonly before: number | null;
  readonly after: number;
};

const ROWS = [
  "legacy",
  "legacyFiles",
  "unplanned",
  "unclassified",
  "canonical",
  "exempt",
  "outOfScope",
] as const;

/** What a file would change in what one plan says: its counts, then what is judged. */
export function DryRunPlan({ effect }: { readonly effect: PlanEffect }) {
  const { before, after, states, title } = effect;
  const rows = ROWS.map(
    (of): Row => ({ of, before: before?.counts[of] ?? null, after: after.counts[of] }),
  );
  return (
    <section aria-label={title} className="flex min-w-0 flex-col gap-2">
      <p className="px-4 font-semibold text-pretty">{planEffectWords(effect)}</p>
      {rows.every((row) => row.before === row.after) ? (
        <p className="px-4 text-ink-2">None of its six counts would be another.</p>
      ) : (
        <DataTable
          label={`Imports under ${title}, now and then`}
          columns={before === null ? COLUMNS.filter(isOfAfter) : COLUMNS}
          rows={rows}
          rowKey={({ of }) => of}
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

function isOfAfter({ key }: Column<Row>): boolean {
  return key === "class" || key === "after";
}

const COLUMNS: readonly Column<Row>[] = [
  {
    key: "class",
    head: "Imports",
    cell: ({ of }) => (of === "legacyFiles" ? "Files with legacy" : <ClassTag of={of} />),
  },
  { key: "now", head: "Now", align: "end", cell: ({ before }) => <Num value={before ?? 0} /> },
  { key: "after", head: "Then", align: "end", cell: ({ after }) => <Num value={after} /> },
  {
    key: "change",
    head: "Difference",
    align: "end",
    cell: ({ before, after }) => (
      <Num
        value={after - (before ?? 0)}
        signed
        className={after === before ? "text-ink-3" : "font-semibold"}
      />
    ),
  },
];

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
