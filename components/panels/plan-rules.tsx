import type { PlanPartProps } from "@/components/panels/plan-part";
import { ruleColumns } from "@/components/panels/plan-rules-table";
import { SegmentedLinks } from "@/components/ui/button";
import { DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Disclosure, Empty, Unknown } from "@/components/ui/states";
import { pageHref } from "@/lib/api/page-params";
import { planUrl } from "@/lib/api/plan-query";
import { type MatchRow, matchRows } from "@/lib/domain/board/plan-matches";
import { inWords, plural } from "@/lib/domain/words";

const SCAN_WITH_TREE = "npm run -s plumbline -- scan --repo ../your-repository --out scan.ndjson";

/** Each rule, glob and pattern with what it matches; one that matches nothing checks nothing, and says so. */
export function PlanRules({ place, moment, own, model }: PlanPartProps) {
  const all = matchRows(model.matches, model);
  const open = all.filter(({ standing }) => standing !== "matches");
  const isOpenOnly = own.rules === "open";
  const rows = isOpenOnly ? open : all;
  const kept = { ...moment, ...(own.compare ? { compare: own.compare } : {}) };
  return (
    <Panel
      id="rules"
      className="scroll-mt-20"
      finding={findingOf(all)}
      legend={<span className="text-ink-3">{scopeOf(model)}</span>}
      actions={
        <SegmentedLinks
          label="Rules shown"
          items={[
            {
              label: `all ${inWords(all.length)}`,
              href: `${pageHref(place, "plan", kept)}#rules`,
              isCurrent: !isOpenOnly,
            },
            {
              label: `${inWords(open.length)} not checked`,
              href: `${pageHref(place, "plan", { ...kept, rules: "open" })}#rules`,
              isCurrent: isOpenOnly,
            },
          ]}
        />
      }
      csv={planUrl(place, "plan", { ...moment, format: "csv" })}
      footer={
        <Disclosure>
          Each rule is counted by itself over everything that stands at this commit: scope,
          exemptions and the order of the classes are left aside, so a legacy rule may match more
          imports than the plan counts as legacy. Of a test pattern the part left of :: is matched
          against files of the tree, and the whole against the tests in the last runs of those that
          ran.
        </Disclosure>
      }
      isFlush
    >
      {model.isTreeKnown ? null : (
        <div className="px-4 pb-3">
          <Unknown
            reason="No full scan has said which files there are at this commit, so no glob over paths can be counted: not known, not zero."
            command={SCAN_WITH_TREE}
          />
        </div>
      )}
      <DataTable
        label="Rules, globs and patterns with their matches"
        columns={ruleColumns()}
        rows={rows}
        rowKey={({ pointer }) => pointer}
        rowTone={({ standing }) => (standing === "matches" ? null : "unknown")}
        groupOf={({ part }) => part}
        maxHeight={640}
        empty={<Empty>Every rule, glob and pattern matches something.</Empty>}
      />
    </Panel>
  );
}

function findingOf(rows: readonly MatchRow[]): string {
  const nothing = rows.filter(({ standing }) => standing === "nothing").length;
  const unknown = rows.filter(({ standing }) => standing === "unknown").length;
  const all = plural(rows.length, "rule, glob and pattern", "rules, globs and patterns");
  if (nothing === 0 && unknown === 0) return `Each of the ${all} matches something`;
  if (nothing === 0) return `${inWords(unknown)} of ${all} cannot be counted`;
  return `${inWords(nothing)} of ${all} ${nothing === 1 ? "matches" : "match"} nothing`;
}

function scopeOf({ isTreeKnown, treeFiles }: PlanPartProps["model"]): string {
  return isTreeKnown
    ? `Matched against ${plural(treeFiles, "file")} of the tree and every import recorded at this commit.`
    : "Matched against every import recorded at this commit; the tree is not known.";
}
