import type { PlanLinks } from "@/components/panels/plan-links";
import { Sha } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { StateTag } from "@/components/ui/tag";
import { Num, When } from "@/components/ui/value";
import type { FindingsModel, FindingsTool } from "@/lib/api/findings";
import { inWords, plural } from "@/lib/domain/words";

type FindingsPartProps = { readonly data: FindingsModel; readonly links: PlanLinks };

/** Which tools reported, when last, and whether they came to their end. */
export function FindingsTools({ data, links }: FindingsPartProps) {
  const held = data.tools.filter(({ incomplete }) => incomplete !== null).length;
  const count = plural(data.tools.length, "tool");
  return (
    <Panel
      id="tools"
      span={5}
      finding={
        held === 0 ? `${count} reported` : `${count} reported, ${inWords(held)} incomplete last`
      }
      footer={<a href={links.page("uploads")}>All uploads</a>}
      isFlush
    >
      <DataTable
        label="Tools that reported"
        columns={columnsOf(data.show === "plan" ? "Standing, in the plan" : "Standing")}
        rows={data.tools}
        rowKey={({ tool, variant }) => `${tool} ${variant}`}
        rowTone={({ incomplete }) => (incomplete === null ? null : "unknown")}
        maxHeight={320}
      />
    </Panel>
  );
}

/** `standing`: which findings are counted. */
const columnsOf = (standing: string): Column<FindingsTool>[] => [
  { key: "tool", head: "Tool", cell: (row) => <Tool row={row} /> },
  {
    key: "last",
    head: "Last report",
    isWideOnly: true,
    cell: ({ last }) => (
      <span className="flex flex-wrap items-baseline gap-x-2">
        <Sha sha={last.sha} />
        <When at={last.t} className="text-ink-2" />
      </span>
    ),
  },
  {
    key: "standing",
    head: standing,
    align: "end",
    cell: (row) => <Num value={row.standing} />,
  },
];

function Tool({ row }: { readonly row: FindingsTool }) {
  const { tool, version, variant, incomplete, suppressed, unread, lastComplete } = row;
  return (
    <span className="[overflow-wrap:anywhere]">
      <span className="font-medium">{tool}</span>{" "}
      <span className="text-ink-3">{[version, variant].filter(Boolean).join(", ")}</span>
      {incomplete === null ? null : (
        <span className="mt-0.5 block">
          <StateTag tone="unknown">Incomplete</StateTag>{" "}
          <span className="text-ink-2">
            {incomplete}.{" "}
            {lastComplete === null ? (
              "No run came to its end."
            ) : (
              <>
                The last one that did: <When at={lastComplete.t} />.
              </>
            )}
          </span>
        </span>
      )}
      {unread > 0 ? (
        <span className="mt-0.5 block">
          <StateTag tone="unknown">{plural(unread, "file")} not parsed</StateTag>
        </span>
      ) : null}
      {suppressed > 0 ? (
        <span className="block text-label text-ink-3">
          {plural(suppressed, "finding")} silenced in the code, not counted
        </span>
      ) : null}
    </span>
  );
}
