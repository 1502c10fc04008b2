import { diffColumns } from "@/components/panels/plan-diff";
import { ruleColumns } from "@/components/panels/plan-rules-table";
import { DataTable } from "@/components/ui/data-table";
import { changeRows, matchRows } from "@/lib/domain/board/plan-matches";
import type { PlanVersionEffect } from "@/lib/domain/dry-run/model";
import { inWords, plural } from "@/lib/domain/words";

/** How a plan version differs from the one in force, and what its rules, globs and patterns match. */
export function DryRunRules({ own }: { readonly own: PlanVersionEffect }) {
  const rows = matchRows(own.matches, own);
  const nothing = rows.filter(({ standing }) => standing === "nothing").length;
  return (
    <>
      <Differences own={own} />
      <details className="min-w-0">
        <summary className={SUMMARY}>
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
    </>
  );
}

const SUMMARY = "mx-4 w-fit cursor-pointer text-accent-ink hover:underline";

function Differences({ own: { against, version, changes } }: { readonly own: PlanVersionEffect }) {
  if (against === null || changes.length === 0) return null;
  return (
    <details className="min-w-0">
      <summary className={SUMMARY}>{plural(changes.length, "difference")}</summary>
      <div className="mt-2">
        <DataTable
          label={`Differences from version ${against} to version ${version}`}
          columns={diffColumns(against, version)}
          rows={changeRows(changes)}
          rowKey={({ kind, pointer, label }) => `${kind} ${pointer} ${label}`}
          groupOf={({ part }) => part}
          maxHeight={360}
        />
      </div>
    </details>
  );
}
