import { type PlanLinks, planLinks } from "@/components/panels/plan-links";
import type { PlanPartProps } from "@/components/panels/plan-part";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { DashedTag } from "@/components/ui/tag";
import { Num, When } from "@/components/ui/value";
import { type ExemptionRow, exemptionsFinding } from "@/lib/domain/board/exemptions";
import { plural } from "@/lib/domain/words";

function columnsOf(links: PlanLinks): readonly Column<ExemptionRow>[] {
  return [
    {
      key: "path",
      head: "Files",
      cell: ({ path, reason }) => (
        <>
          <code className="[overflow-wrap:anywhere]">{path}</code>
          <span className="block text-label text-ink-3">{reason}</span>
        </>
      ),
    },
    {
      key: "imports",
      head: "Imports",
      align: "end",
      cell: (row) => (
        <Num
          value={row.imports}
          {...(row.imports === 0 ? {} : { href: links.flow(behind(row)) })}
        />
      ),
    },
    { key: "owner", head: "Owner", isWideOnly: true, cell: ({ owner }) => owner ?? "–" },
    {
      key: "until",
      head: "Until",
      align: "end",
      cell: (row) => <Until row={row} />,
    },
  ];
}

/** Exempt while it holds; afterwards they are legacy again. */
function behind({ state, path }: ExemptionRow): Readonly<Record<string, string>> {
  return { flow: "end", of: state === "holds" ? "exempt" : "legacy", glob: path };
}

function Until({ row: { until, state, daysLeft } }: { readonly row: ExemptionRow }) {
  if (until === null) return "no end";
  return (
    <>
      <When at={until} />
      <span className="block">
        {state === "expired" ? (
          <DashedTag title="It ended by itself: its imports are legacy again.">expired</DashedTag>
        ) : (
          <span className="text-label text-ink-3">{plural(daysLeft ?? 0, "day")} left</span>
        )}
      </span>
    </>
  );
}

/** Files that the plan leaves alone, and why; what ends next first. */
export function PlanExemptions({ place, moment, model }: PlanPartProps) {
  const links = planLinks(place, moment, "plan");
  return (
    <Panel
      level={3}
      span={6}
      id="exemptions"
      finding={exemptionsFinding(model.exemptions)}
      csv={links.api("exemptions", { format: "csv" })}
      json={links.api("exemptions")}
      footer="Exempt imports are counted apart and never as progress. An exemption ends by itself; its imports are legacy from then on."
      isFlush
    >
      <DataTable
        label="Exemptions"
        columns={columnsOf(links)}
        rows={model.exemptions}
        rowKey={({ path, reason, until }) => `${path} ${reason} ${until}`}
        empty={<Empty>The plan exempts no file.</Empty>}
      />
    </Panel>
  );
}
