import { ClassTag } from "@/components/charts/class-marks";
import { ruleColumns } from "@/components/panels/plan-rules-table";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Num } from "@/components/ui/value";
import type { TriedPlan } from "@/lib/api/plan";
import { matchRows } from "@/lib/domain/board/plan-matches";
import type { ImportClass } from "@/lib/domain/import-class";
import { inWords, plural } from "@/lib/domain/words";

type Tried = Extract<TriedPlan, { ok: true }>;
type Row = {
  readonly of: ImportClass | "legacyFiles";
  readonly before: number | null;
  readonly draft: number;
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

/** The draft's own sentence, its counts beside those of the page, and what each of its rules matches. */
export function DraftReading({ tried }: { readonly tried: Tried }) {
  const rows = ROWS.map(
    (of): Row => ({ of, before: tried.before?.[of] ?? null, draft: tried.counts[of] }),
  );
  const matches = matchRows(tried.matches, tried);
  const nothing = matches.filter(({ standing }) => standing === "nothing").length;
  return (
    <>
      <p className="mb-2 text-finding font-semibold text-pretty">{tried.headline}</p>
      {tried.warnings.map((warning) => (
        <p key={warning} className="mb-2 text-ink-2">
          {warning}
        </p>
      ))}
      <div className="-mx-4 max-tablet:-mx-3.5">
        <DataTable
          label={
            tried.before === null
              ? "Counts of the draft"
              : "Counts of the draft beside those of the page"
          }
          columns={tried.before === null ? COLUMNS.filter(isOfDraft) : COLUMNS}
          rows={rows}
          rowKey={({ of }) => of}
        />
      </div>
      <details className="mt-2">
        <summary className="w-fit cursor-pointer text-accent-ink hover:underline">
          {plural(matches.length, "rule, glob and pattern", "rules, globs and patterns")} of the
          draft, {inWords(nothing)} {nothing === 1 ? "matches" : "match"} nothing
        </summary>
        <div className="-mx-4 mt-2 max-tablet:-mx-3.5">
          <DataTable
            label="Rules of the draft with their matches"
            columns={ruleColumns("draft")}
            rows={matches}
            rowKey={({ pointer }) => pointer}
            rowTone={({ standing }) => (standing === "matches" ? null : "unknown")}
            groupOf={({ part }) => part}
            maxHeight={360}
          />
        </div>
      </details>
    </>
  );
}

/** Without a stored plan there is nothing to compare with. */
function isOfDraft({ key }: Column<Row>): boolean {
  return key === "class" || key === "draft";
}

const COLUMNS: readonly Column<Row>[] = [
  {
    key: "class",
    head: "Imports",
    cell: ({ of }) => (of === "legacyFiles" ? "Files with legacy" : <ClassTag of={of} />),
  },
  { key: "now", head: "Now", align: "end", cell: ({ before }) => <Num value={before ?? 0} /> },
  { key: "draft", head: "Draft", align: "end", cell: ({ draft }) => <Num value={draft} /> },
  {
    key: "change",
    head: "Difference",
    align: "end",
    cell: ({ before, draft }) => (
      <Num
        value={draft - (before ?? 0)}
        signed
        className={draft === before ? "text-ink-3" : "font-semibold"}
      />
    ),
  },
];
