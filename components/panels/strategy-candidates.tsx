import { ClassTag } from "@/components/charts/class-marks";
import type { PlanLinks } from "@/components/panels/plan-links";
import { PathText } from "@/components/ui/code-text";
import { DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { Num } from "@/components/ui/value";
import type { StrategyModel } from "@/lib/domain/verdict/strategy-model";
import { inWords, plural } from "@/lib/domain/words";

type StrategyCandidatesProps = { readonly data: StrategyModel; readonly links: PlanLinks };

/** Test files that hold legacy imports and that no entry of the plan names. */
export function StrategyCandidates({ data, links }: StrategyCandidatesProps) {
  const { candidates, candidatesTotal } = data;
  return (
    <Panel
      span={4}
      className="self-start"
      finding={
        candidatesTotal === 0
          ? "Every test file with legacy imports is named"
          : `${plural(candidatesTotal, "candidate")} for update that no entry names`
      }
      isFlush
      footer={
        candidatesTotal === 0 ? undefined : (
          <>
            {candidates.length < candidatesTotal ? (
              <span>The first {inWords(candidates.length)}, most legacy imports first.</span>
            ) : null}
            <a href={links.page("files", { q: "test_" })}>Files with test_ in their path</a>
          </>
        )
      }
    >
      <DataTable
        label="Candidates for update"
        columns={[
          {
            key: "path",
            head: "Test file",
            cell: ({ path }) => <PathText path={path} href={links.file(path)} />,
          },
          {
            key: "legacy",
            head: <ClassTag of="legacy" />,
            align: "end",
            cell: ({ path, legacy }) => <Num value={legacy} href={links.file(path)} />,
          },
        ]}
        rows={candidates}
        rowKey={({ path }) => path}
        maxHeight={720}
        empty={
          <Empty>
            No test file outside the plan's entries holds a legacy import at this commit.
          </Empty>
        }
      />
    </Panel>
  );
}
