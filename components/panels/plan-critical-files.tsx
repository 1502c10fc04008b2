import { Patterns, type Standings } from "@/components/panels/plan-patterns";
import { PathText } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { filePageHref } from "@/lib/api/page-params";
import type { PlanPlace } from "@/lib/api/plan-query";
import type { CriticalFile, Plan } from "@/lib/domain/plan";
import { plural } from "@/lib/domain/words";

type PlanCriticalFilesProps = {
  readonly plan: Plan;
  readonly standings: Standings;
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
};
type Row = CriticalFile & { readonly index: number };

export function PlanCriticalFiles({ plan, standings, place, moment }: PlanCriticalFilesProps) {
  const rows = plan.criticalFiles.map((file, index): Row => ({ ...file, index }));
  const unguarded = rows.filter(({ guards }) => guards.length === 0).length;
  const columns: Column<Row>[] = [
    {
      key: "path",
      head: "File",
      cell: (file) => (
        <>
          <PathText path={file.path} href={filePageHref(place, file.path, moment)} />
          <span className="mt-1 flex flex-col gap-1 tablet:hidden">
            <span>{file.why}</span>
            <span className="text-ink-3">Guarded by</span>
            <Guards file={file} standings={standings} />
          </span>
        </>
      ),
    },
    { key: "risk", head: "Risk", cell: ({ risk }) => risk },
    { key: "why", head: "Why", isWideOnly: true, cell: ({ why }) => why ?? "–" },
    {
      key: "guards",
      head: "Guarded by",
      isWideOnly: true,
      cell: (file) => <Guards file={file} standings={standings} />,
    },
  ];
  return (
    <Panel
      level={3}
      finding={`${plural(rows.length, "critical file")}${unguarded > 0 ? `, ${unguarded} without a guard` : ""}`}
      isFlush
    >
      <DataTable
        label="Critical files"
        columns={columns}
        rows={rows}
        rowKey={({ path }) => path}
        empty={<Empty>The plan names no critical file.</Empty>}
      />
    </Panel>
  );
}

function Guards({ file, standings }: { readonly file: Row; readonly standings: Standings }) {
  if (file.guards.length === 0) return <span className="text-ink-3">no guard named</span>;
  return (
    <span>
      <Patterns
        pointer={`criticalFiles[${file.index}].guards`}
        patterns={file.guards}
        standings={standings}
      />
    </span>
  );
}
