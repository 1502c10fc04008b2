import { ClassTag } from "@/components/charts/class-marks";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Num } from "@/components/ui/value";
import type { ClassCounts, ImportClass } from "@/lib/domain/import-class";

type Counts = ClassCounts & { readonly legacyFiles: number };
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

type ClassCountsTableProps = {
  readonly label: string;
  /** Null where there is nothing to compare with. */
  readonly before: Counts | null;
  readonly after: Counts;
  /** What the later counts are called: those of a draft, or of then. */
  readonly head: string;
};

/** The counts of every class now, beside what they would be. */
export function ClassCountsTable({ label, before, after, head }: ClassCountsTableProps) {
  const columns = columnsOf(head);
  return (
    <DataTable
      label={label}
      columns={before === null ? columns.filter(isOfAfter) : columns}
      rows={ROWS.map((of): Row => ({ of, before: before?.[of] ?? null, after: after[of] }))}
      rowKey={({ of }) => of}
    />
  );
}

function isOfAfter({ key }: Column<Row>): boolean {
  return key === "class" || key === "after";
}

function columnsOf(head: string): readonly Column<Row>[] {
  return [
    {
      key: "class",
      head: "Imports",
      cell: ({ of }) => (of === "legacyFiles" ? "Files with legacy" : <ClassTag of={of} />),
    },
    { key: "now", head: "Now", align: "end", cell: ({ before }) => <Num value={before ?? 0} /> },
    { key: "after", head, align: "end", cell: ({ after }) => <Num value={after} /> },
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
}
