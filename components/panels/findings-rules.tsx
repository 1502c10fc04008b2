import { Sparkline } from "@/components/charts/sparkline";
import type { PlanLinks } from "@/components/panels/plan-links";
import { Breaking } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { Num } from "@/components/ui/value";
import type { FindingsModel, FindingsRule } from "@/lib/api/findings";
import { inWords, plural } from "@/lib/domain/words";

type FindingsRulesProps = {
  readonly data: FindingsModel;
  readonly links: PlanLinks;
  /** Links to this page that leave the map as it is shown. */
  readonly filters: PlanLinks;
};

const SHOWN = 100;

/** Each rule of each tool: what stands, what was fixed, and how it went. */
export function FindingsRules({ data, links, filters }: FindingsRulesProps) {
  const standing = data.rules.filter((rule) => rule.standing > 0).length;
  const left = data.rules.length - SHOWN;
  return (
    <Panel
      id="rules"
      finding={`${plural(standing, "rule")} with findings that stand, of ${inWords(data.rules.length)} seen`}
      csv={links.api("findings", { table: "rules", format: "csv" })}
      json={links.api("findings")}
      footer={left > 0 ? `${plural(left, "further rule")} in the CSV.` : undefined}
      isFlush
    >
      <DataTable
        label="Rules"
        columns={columnsOf(filters)}
        rows={data.rules.slice(0, SHOWN)}
        rowKey={({ tool, rule }) => `${tool} ${rule}`}
        maxHeight={420}
        empty={<Empty>No rule was ever broken, as far as the reports here say.</Empty>}
      />
    </Panel>
  );
}

function columnsOf(links: PlanLinks): Column<FindingsRule>[] {
  return [
    {
      key: "rule",
      head: "Rule",
      className: "min-w-40",
      cell: ({ rule, tool, isNamed }) => (
        <span className="font-mono">
          <a href={links.page("findings", { tool, rule })}>
            <Breaking text={rule} />
          </a>
          {isNamed ? (
            <span className="ml-2 font-sans text-label text-ink-3">in the plan</span>
          ) : null}
        </span>
      ),
    },
    { key: "tool", head: "Tool", isWideOnly: true, cell: ({ tool }) => tool },
    { key: "level", head: "Level", isWideOnly: true, cell: ({ level }) => level },
    {
      key: "standing",
      head: "Standing",
      align: "end",
      cell: ({ standing }) => <Num value={standing} />,
    },
    {
      key: "files",
      head: "Files",
      align: "end",
      isWideOnly: true,
      cell: ({ files }) => <Num value={files} />,
    },
    {
      key: "fixed",
      head: "Fixed",
      align: "end",
      isWideOnly: true,
      cell: ({ fixed }) => <Num value={fixed} />,
    },
    {
      key: "trend",
      head: "Over the reports",
      align: "end",
      isWideOnly: true,
      cell: ({ trend, rule }) => (
        <Sparkline
          values={trend}
          label={`${rule}: from ${inWords(trend.find((value) => value !== null) ?? 0)} to ${inWords(trend.at(-1) ?? 0)} standing`}
        />
      ),
    },
  ];
}
