import { type Column, DataTable } from "@/components/ui/data-table";
import type { Problem, ProblemDetail } from "@/lib/api/fetch-json";
import { inWords } from "@/lib/domain/words";

/** Every reason against a file, each with its place. */
export function ReasonsTable({ problem }: { readonly problem: Problem }) {
  const reasons = problem.errors ?? [{ detail: problem.detail, pointer: "" }];
  const more = (problem.total ?? reasons.length) - reasons.length;
  return (
    <>
      <DataTable
        label="Reasons against the file, with their place"
        columns={COLUMNS}
        rows={reasons}
        rowKey={({ line, column, pointer, detail }) =>
          `${line ?? 0} ${column ?? 0} ${pointer} ${detail}`
        }
        maxHeight={360}
      />
      {more > 0 ? <p className="px-4 pt-1 text-ink-3">and {inWords(more)} more</p> : null}
    </>
  );
}

const COLUMNS: readonly Column<ProblemDetail>[] = [
  {
    key: "place",
    head: "Place",
    className: "whitespace-nowrap align-top",
    cell: (reason) => <Place reason={reason} />,
  },
  {
    key: "reason",
    head: "Reason",
    cell: ({ detail, pointer }) => (
      <span className="flex flex-col [overflow-wrap:anywhere]">
        {detail}
        {pointer === "" ? null : <code className="font-mono text-ink-3">{pointer}</code>}
      </span>
    ),
  },
];

function Place({ reason: { line, column } }: { readonly reason: ProblemDetail }) {
  if (line === undefined) return <span className="text-ink-3">the whole file</span>;
  return (
    <>
      line {inWords(line)}
      {column === undefined ? null : (
        <span className="max-tablet:block">
          <span className="max-tablet:hidden">, </span>column {inWords(column)}
        </span>
      )}
    </>
  );
}
