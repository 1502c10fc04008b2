import { diffColumns } from "@/components/panels/plan-diff";
import { RuleMatches } from "@/components/panels/rule-matches";
import { DataTable } from "@/components/ui/data-table";
import { changeRows } from "@/lib/domain/board/plan-matches";
import type { PlanVersionEffect } from "@/lib/domain/dry-run/model";
import { plural } from "@/lib/domain/words";

/** How a plan version differs from the one in force, and what its rules, globs and patterns match. */
export function DryRunRules({ own }: { readonly own: PlanVersionEffect }) {
  return (
    <>
      <Differences own={own} />
      <RuleMatches
        matches={own.matches}
        known={own}
        whose="the version"
        summaryClass={SUMMARY}
        bodyClass="mt-2"
      />
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
