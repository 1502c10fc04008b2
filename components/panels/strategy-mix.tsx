import { BucketBars, BucketLegend } from "@/components/charts/bucket-bars";
import { driftInWords } from "@/components/charts/bucket-model";
import type { PlanLinks } from "@/components/panels/plan-links";
import { BUCKET_WORDS } from "@/components/panels/strategy-words";
import { SimulatedTag } from "@/components/panels/test-words";
import { type Column, DataTable } from "@/components/ui/data-table";
import { formatShare, NOT_APPLICABLE } from "@/components/ui/format";
import { Panel } from "@/components/ui/panel";
import { Disclosure, Empty } from "@/components/ui/states";
import type { BucketRow, StrategyModel } from "@/lib/domain/verdict/strategy-model";
import { inWords, plural } from "@/lib/domain/words";

type StrategyMixProps = {
  readonly data: StrategyModel;
  readonly links: PlanLinks;
  readonly isTable: boolean;
};

/** Target, plan and what is there, by bucket; the same numbers as a table. */
export function StrategyMix({ data, links, isTable }: StrategyMixProps) {
  const { buckets, finding, inventory } = data;
  const files = buckets.reduce((sum, { planned }) => sum + planned, 0);
  const entries = inventory.filter(({ bucket }) => bucket !== "existing").length;
  const isSimulated = buckets.some((bucket) => bucket.isSimulated);
  return (
    <Panel
      finding={finding}
      legend={
        <>
          <BucketLegend />
          <SimulatedTag isSimulated={isSimulated} />
        </>
      }
      {...(files === 0
        ? {}
        : {
            twin: {
              isShown: isTable,
              href: links.page("strategy", { as: isTable ? undefined : "table" }),
              table: (
                <DataTable
                  label={finding}
                  columns={columnsOf(files)}
                  rows={buckets}
                  rowKey={({ bucket }) => bucket}
                />
              ),
            },
          })}
      json={links.api("strategy")}
      footer={
        <>
          <span>
            {`The unit is the test file: ${plural(entries, "entry", "entries")} of the three buckets ${entries === 1 ? "matches" : "match"} ${plural(files, "file")}.`}
          </span>
          <Disclosure>
            An entry is one file, or the files that its pattern matches; what a name promises and
            the tree lacks counts as planned. A new test is in its state once it was seen failing, a
            test to update once its file holds no legacy and no unplanned import and it has passed
            since, a validation test while it passes. Drift is the planned share less the target, in
            percentage points. Existing tests count in no bucket.
          </Disclosure>
        </>
      }
    >
      {files === 0 ? (
        <Empty
          hint={
            <>
              Write <code>tests</code> in plumbline.yaml: each with a path, a category and a bucket,
              and <code>strategy.targets</code> for the mix.
            </>
          }
        >
          The plan names no test for the buckets new, update and validation.
        </Empty>
      ) : (
        <BucketBars
          label={finding}
          bars={buckets.map((row) => ({ ...row, name: BUCKET_WORDS[row.bucket].word }))}
        />
      )}
    </Panel>
  );
}

function columnsOf(files: number): readonly Column<BucketRow>[] {
  return [
    { key: "bucket", head: "Bucket", cell: ({ bucket }) => BUCKET_WORDS[bucket].word },
    { key: "target", head: "Target", align: "end", cell: ({ target }) => `${target}%` },
    {
      key: "planned",
      head: "Planned",
      align: "end",
      cell: ({ planned }) => `${plural(planned, "file")}, ${formatShare(planned, files)}`,
    },
    {
      key: "tree",
      head: "In the tree",
      align: "end",
      cell: ({ inTree, planned }) => `${inWords(inTree)} of ${inWords(planned)}`,
    },
    { key: "ran", head: "Ran", align: "end", cell: ({ ran }) => inWords(ran) },
    {
      key: "state",
      head: "In its state",
      align: "end",
      isWideOnly: true,
      cell: ({ inState, stateWord }) => `${inWords(inState)} ${stateWord}`,
    },
    {
      key: "drift",
      head: "Drift",
      align: "end",
      isWideOnly: true,
      cell: ({ drift }) => driftInWords(drift),
    },
    {
      key: "cases",
      head: "Cases that ran",
      align: "end",
      isWideOnly: true,
      cell: ({ cases }) =>
        cases.planned === 0 && cases.ran === 0
          ? NOT_APPLICABLE
          : `${inWords(cases.ran)} of ${inWords(cases.planned)}`,
    },
  ];
}
