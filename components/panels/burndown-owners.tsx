import { useSuspenseQuery } from "@tanstack/react-query";
import { ownerColumns, ownerKey } from "@/components/panels/owners-columns";
import { ExampleOwners } from "@/components/panels/owners-source";
import { planLinks } from "@/components/panels/plan-links";
import { useFinishes } from "@/components/panels/use-finishes";
import { DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { ownersQuery } from "@/lib/api/owners";
import type { PlanPlace } from "@/lib/api/plan-query";
import { ownersFinding } from "@/lib/domain/owners/sentences";

type BurndownOwnersProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
};

/** The burndown of each accountable owner: its line, what is left, what moved in the last week, and when it is finished. */
export function BurndownOwners({ place, moment }: BurndownOwnersProps) {
  const { data } = useSuspenseQuery(ownersQuery(place, moment));
  const finishOf = useFinishes(place, moment, "owner");
  const links = planLinks(place, moment, "burndown");
  const owners = <a href={links.page("owners")}>Owners</a>;
  if (data.source === null)
    return (
      <Panel span={12} id="owners" finding="Whose the rest is, is not known" footer={owners}>
        <Empty
          hint={
            <>
              Drop a CODEOWNERS file on the <a href={links.page("uploads")}>uploads page</a>, or run{" "}
              <code>plumbline sync</code> in a clone that has one.
            </>
          }
        >
          No CODEOWNERS file has been received for this line.
        </Empty>
      </Panel>
    );
  const {
    owner,
    trend,
    now,
    in: into,
    out,
    net,
    finish,
  } = ownerColumns({
    ...{ data, links, finishOf },
    from: "week",
  });
  return (
    <Panel
      span={12}
      id="owners"
      finding={ownersFinding(data.rows)}
      legend={data.source.isSimulated ? <ExampleOwners /> : undefined}
      csv={links.api("owners", { format: "csv" })}
      json={links.api("owners")}
      footer={
        <>
          <span>
            In, out and net are those of the last seven days. Each import is counted under the first
            owner of its file; all lines share one scale.
          </span>
          {owners}
        </>
      }
      isFlush
    >
      <DataTable
        label="Burndown by owner"
        columns={[owner, trend, now, into, out, net, finish]}
        rows={data.rows}
        rowKey={ownerKey}
        maxHeight={420}
        empty={<Empty>No file of any owner has held a legacy import.</Empty>}
      />
    </Panel>
  );
}
