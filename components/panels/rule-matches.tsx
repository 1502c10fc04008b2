import { ruleColumns } from "@/components/panels/plan-rules-table";
import { DataTable } from "@/components/ui/data-table";
import { matchRows } from "@/lib/domain/board/plan-matches";
import { inWords, plural } from "@/lib/domain/words";

type RuleMatchesProps = {
  readonly matches: Parameters<typeof matchRows>[0];
  readonly known: Parameters<typeof matchRows>[1];
  /** Whose rules they are: "the draft", "the version". */
  readonly whose: string;
  readonly summaryClass: string;
  readonly bodyClass: string;
};

/** What each rule, glob and pattern of a plan that is not stored matches, folded away. */
export function RuleMatches({ matches, known, whose, summaryClass, bodyClass }: RuleMatchesProps) {
  const rows = matchRows(matches, known);
  const nothing = rows.filter(({ standing }) => standing === "nothing").length;
  return (
    <details className="min-w-0">
      <summary className={summaryClass}>
        {plural(rows.length, "rule, glob and pattern", "rules, globs and patterns")} of {whose},{" "}
        {inWords(nothing)} {nothing === 1 ? "matches" : "match"} nothing
      </summary>
      <div className={bodyClass}>
        <DataTable
          label={`Rules of ${whose} with their matches`}
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
