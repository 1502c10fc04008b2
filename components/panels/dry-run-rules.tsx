import { ruleColumns } from "@/components/panels/plan-rules-table";
import { DataTable } from "@/components/ui/data-table";
import { matchRows } from "@/lib/domain/board/plan-matches";
import type { PlanVersionEffect } from "@/lib/domain/dry-run/model";
import { inWords, plural } from "@/lib/domain/words";

/** What the rules, globs and patterns of a plan version match, those that match nothing in the summary. */
export function DryRunRules({ own }: { readonly own: PlanVersionEffect }) {
  const rows = matchRows(own.matches, own);
  const nothing = rows.filter(({ standing }) => standing === "nothing").length;
  return (
    <details className="min-w-0">
      <summary className="mx-4 w-fit cursor-pointer text-accent-ink hover:underline">
        {plural(rows.length, "rule, glob and pattern", "rules, globs and patterns")} of it,{" "}
        {inWords(nothing)} {nothing === 1 ? "matches" : "match"} nothing
      </summary>
      <div className="mt-2">
        <DataTable
          label="Rules of the version with their matches"
          columns={ruleColumns("draft")}
          rows={rows}
          rowKey={({ pointer }) => pointer}
          rowTone={({ standing }) => (standing === "matches" ? null : "unknown")}
          groupOf={({ part }) => part}
          maxHeight={360}
        />
      </div>
    </details>
  );
}
