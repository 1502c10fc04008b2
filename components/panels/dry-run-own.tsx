import { DryRunRules } from "@/components/panels/dry-run-rules";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Num } from "@/components/ui/value";
import type { OwnEffect, OwnersEffect, RunEffect, ToolEffect } from "@/lib/domain/dry-run/model";
import { ownWords } from "@/lib/domain/dry-run/words";

/** What a file does by its kind: in sentences, and row by row where there are rows. */
export function DryRunOwn({ own }: { readonly own: OwnEffect }) {
  return (
    <div className="flex min-w-0 flex-col gap-2">
      {ownWords(own).map((sentence) => (
        <p key={sentence} className="px-4 font-semibold text-pretty">
          {sentence}
        </p>
      ))}
      <Rows own={own} />
    </div>
  );
}

function Rows({ own }: { readonly own: OwnEffect }) {
  if (own.kind === "run" && own.samples.length > 0)
    return (
      <DataTable
        label="Tests that are new or would end otherwise"
        columns={TESTS}
        rows={own.samples}
        rowKey={({ id }) => id}
        maxHeight={360}
      />
    );
  if (own.kind === "findings" && own.tools.length > 0)
    return (
      <DataTable
        label="Findings by tool"
        columns={TOOLS}
        rows={own.tools}
        rowKey={({ tool, variant }) => `${tool} ${variant}`}
      />
    );
  if (own.kind === "owners" && own.rows.length > 0)
    return (
      <DataTable
        label="Files by owner, now and then"
        columns={OWNERS}
        rows={own.rows}
        rowKey={({ owner }) => owner ?? ""}
        maxHeight={360}
      />
    );
  return own.kind === "plan" ? <DryRunRules own={own} /> : null;
}

const TESTS: readonly Column<RunEffect["samples"][number]>[] = [
  {
    key: "id",
    head: "Test",
    cell: ({ id }) => <span className="font-mono [overflow-wrap:anywhere]">{id}</span>,
  },
  {
    key: "before",
    head: "Now",
    cell: ({ before }) => before ?? <span className="text-ink-3">never ran</span>,
  },
  { key: "after", head: "Then", cell: ({ after }) => <b className="font-semibold">{after}</b> },
];

const TOOLS: readonly Column<ToolEffect>[] = [
  {
    key: "tool",
    head: "Tool",
    cell: ({ tool, variant }) => (variant === "" ? tool : `${tool} (${variant})`),
  },
  ...(
    [
      ["introduced", "New", false],
      ["reopened", "Back again", true],
      ["fixed", "Closed", false],
      ["still", "Still there", true],
      ["untouched", "Not looked at", true],
    ] as const
  ).map(
    ([key, head, isWideOnly]): Column<ToolEffect> => ({
      ...{ key, head, isWideOnly, align: "end" },
      cell: (row) => <Num value={row[key]} />,
    }),
  ),
  {
    key: "before",
    head: "Stand now",
    align: "end",
    cell: ({ standing }) => <Num value={standing.before} />,
  },
  {
    key: "after",
    head: "Then",
    align: "end",
    cell: ({ standing }) => <Num value={standing.after} className="font-semibold" />,
  },
];

const OWNERS: readonly Column<OwnersEffect["rows"][number]>[] = [
  {
    key: "owner",
    head: "Owner",
    cell: ({ owner }) => owner ?? <span className="text-ink-3">no owner</span>,
  },
  { key: "before", head: "Files", align: "end", cell: ({ before }) => <Num value={before} /> },
  { key: "after", head: "Then", align: "end", cell: ({ after }) => <Num value={after} /> },
  {
    key: "change",
    head: "Change",
    align: "end",
    isWideOnly: true,
    cell: ({ before, after }) => (
      <Num
        value={after - before}
        signed
        className={after === before ? "text-ink-3" : "font-semibold"}
      />
    ),
  },
];
