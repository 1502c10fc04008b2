import { ownerColumns, ownerKey } from "@/components/panels/owners-columns";
import type { PlanLinks } from "@/components/panels/plan-links";
import type { FinishOf } from "@/components/panels/use-finishes";
import { DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/states";
import type { OwnersModel } from "@/lib/api/owners";

type OwnersTableProps = {
  readonly data: OwnersModel;
  readonly links: PlanLinks;
  readonly from: string;
  readonly finishOf: FinishOf;
};

/** A row for each accountable owner, and one for what nobody owns. */
export function OwnersTable(props: OwnersTableProps) {
  return (
    <DataTable
      label="Legacy imports by owner"
      columns={Object.values(ownerColumns(props))}
      rows={props.data.rows}
      rowKey={ownerKey}
      empty={<Empty>No file of any owner has held a legacy import.</Empty>}
    />
  );
}
