import { ClassTag } from "@/components/charts/class-marks";
import { EntryState } from "@/components/panels/entry-state";
import type { PlanLinks } from "@/components/panels/plan-links";
import { BUCKET_WORDS } from "@/components/panels/strategy-words";
import { SegmentedLinks } from "@/components/ui/button";
import { PathText } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { NOT_APPLICABLE } from "@/components/ui/format";
import { Panel } from "@/components/ui/panel";
import { Disclosure, Empty } from "@/components/ui/states";
import { StateTag } from "@/components/ui/tag";
import { Num } from "@/components/ui/value";
import { BUCKETS } from "@/lib/domain/plan";
import type { InventoryRow, StrategyModel } from "@/lib/domain/verdict/strategy-model";
import { plural, shortSha } from "@/lib/domain/words";

export const GROUPINGS = ["bucket", "category"] as const;
export type Grouping = (typeof GROUPINGS)[number];

type StrategyInventoryProps = {
  readonly data: StrategyModel;
  readonly links: PlanLinks;
  readonly by: Grouping;
};

/** Every entry of the plan with the files that it matches and how they stand; what is missing is hatched. */
export function StrategyInventory({ data, links, by }: StrategyInventoryProps) {
  const { inventory, unmatched, at, planVersion } = data;
  return (
    <Panel
      id="inventory"
      span={8}
      finding={`Inventory: ${plural(inventory.length, "entry", "entries")}${unmatched === 0 ? "" : `, ${unmatched} of them ${unmatched === 1 ? "matches" : "match"} no file`}`}
      legend={
        <>
          <StateTag tone="unknown">not in the tree, or never ran</StateTag>
          <span className="text-ink-3">
            {at === null ? "" : `counts at ${shortSha(at.sha)} `}under version {planVersion}
          </span>
          <SegmentedLinks
            label="Grouped by"
            items={GROUPINGS.map((grouping) => ({
              label: `By ${grouping}`,
              href: `${links.page("strategy", { by: grouping === "bucket" ? undefined : grouping })}#inventory`,
              isCurrent: grouping === by,
            }))}
          />
        </>
      }
      csv={links.api("strategy", { format: "csv" })}
      json={links.api("strategy")}
      isFlush
    >
      <DataTable
        label={`The plan's tests by ${by}`}
        columns={columnsOf(by, links)}
        rows={sortedBy(by, inventory)}
        rowKey={({ path, bucket }) => `${bucket} ${path}`}
        rowTone={(row) => (isUnseen(row) ? "unknown" : null)}
        groupOf={(row) => (by === "bucket" ? BUCKET_WORDS[row.bucket].group : row.category)}
        empty={
          <Empty
            hint={
              <>
                Write <code>tests</code> in plumbline.yaml: each with a path, a category and a
                bucket.
              </>
            }
          >
            The plan names no tests.
          </Empty>
        }
      />
    </Panel>
  );
}

/** No file of it is in the tree, or none of them ever ran. */
function isUnseen({ files, guards }: InventoryRow): boolean {
  return (
    files === 0 ||
    guards.every(
      ({ state, reason }) => state === "unknown" && reason !== "stale" && reason !== "skipped",
    )
  );
}

/** Stable: entries of one group keep the order of the plan. */
function sortedBy(by: Grouping, rows: readonly InventoryRow[]): readonly InventoryRow[] {
  const categories = rows.map(({ category }) => category);
  const order = (row: InventoryRow) =>
    by === "bucket" ? BUCKETS.indexOf(row.bucket) : categories.indexOf(row.category);
  return [...rows].sort((a, b) => order(a) - order(b));
}

function columnsOf(by: Grouping, links: PlanLinks): readonly Column<InventoryRow>[] {
  return [
    { key: "path", head: "Test file or pattern", cell: (row) => <Entry row={row} links={links} /> },
    by === "bucket"
      ? {
          key: "category",
          head: "Category",
          isWideOnly: true,
          className: "text-ink-2",
          cell: ({ category }) => category.replaceAll("_", " "),
        }
      : {
          key: "bucket",
          head: "Bucket",
          isWideOnly: true,
          className: "text-ink-2",
          cell: ({ bucket }) => BUCKET_WORDS[bucket].word,
        },
    { key: "files", head: "Files", align: "end", cell: ({ files }) => <Num value={files} /> },
    {
      key: "legacy",
      head: <ClassTag of="legacy" />,
      align: "end",
      isWideOnly: true,
      cell: ({ files, legacy }) => (files === 0 ? NOT_APPLICABLE : <Num value={legacy} />),
    },
    {
      key: "unplanned",
      head: <ClassTag of="unplanned" />,
      align: "end",
      isWideOnly: true,
      cell: ({ files, unplanned }) => (files === 0 ? NOT_APPLICABLE : <Num value={unplanned} />),
    },
    { key: "state", head: "State", cell: (row) => <EntryState row={row} links={links} /> },
  ];
}

function Entry({ row, links }: { readonly row: InventoryRow; readonly links: PlanLinks }) {
  const { path, isMissionCritical, mustFailFirst, expectedTests, note, todo, cases, guards } = row;
  const isInTree = guards.some((guard) => guard.path === path && guard.tree === "in the tree");
  const asks = [
    isMissionCritical ? "mission critical" : "",
    mustFailFirst ? "must fail first" : "",
    expectedTests === null ? "" : `at least ${plural(expectedTests, "test")}`,
    note ?? "",
  ].filter((word) => word !== "");
  const folded = [
    todo.length > 0 ? plural(todo.length, "to-do") : "",
    cases.length > 0 ? plural(cases.length, "case") : "",
  ].filter((word) => word !== "");
  return (
    <>
      {isInTree ? <PathText path={path} href={links.file(path)} /> : <PathText path={path} />}
      {asks.length === 0 ? null : (
        <span className="block text-label text-ink-3">{asks.join(" · ")}</span>
      )}
      {folded.length === 0 ? null : (
        <div className="text-label">
          <Disclosure summary={folded.join(", ")}>
            <ul className="list-disc pl-4 text-label/5">
              {todo.map((text) => (
                <li key={text}>{text}</li>
              ))}
              {cases.map((name) => (
                <li key={name}>
                  <code className="[overflow-wrap:anywhere]">{name}</code>
                </li>
              ))}
            </ul>
          </Disclosure>
        </div>
      )}
    </>
  );
}
