import { ClassTag } from "@/components/charts/class-marks";
import type { ComparePartProps } from "@/components/panels/compare-part";
import { PathText } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { Num } from "@/components/ui/value";
import type { ClassChange, FileChange } from "@/lib/domain/board/compare";
import { inWords, plural, signed } from "@/lib/domain/words";

/** What must go to zero first, as in the stack of the burndown. */
const ORDER = [
  "legacy",
  "unplanned",
  "unclassified",
  "canonical",
  "exempt",
  "outOfScope",
] as const satisfies readonly ClassChange["class"][];

/** The six classes at both moments, and what came and went between them. */
export function CompareClasses({ data, links, own }: ComparePartProps) {
  const { from } = own;
  const flow = (row: ClassChange, list: "start" | "end" | "in" | "out") =>
    links.flow({ flow: list, from, of: row.class });
  const legacy = data.ledger.end - data.ledger.start;
  return (
    <Panel
      span={5}
      finding={
        legacy === 0
          ? "Legacy stands as it stood"
          : `Legacy ${signed(legacy)}, from ${inWords(data.ledger.start)} to ${inWords(data.ledger.end)}`
      }
      json={links.api("compare", { from })}
      footer="Then + in − out = now, for each class; each number opens into its imports."
      isFlush
    >
      <DataTable
        label="Imports of the subject by class, then and now"
        columns={[
          { key: "class", head: "Class", cell: (row) => <ClassTag of={row.class} /> },
          number("from", "Then", (row) => flow(row, "start")),
          number("in", "In", (row) => flow(row, "in")),
          number("out", "Out", (row) => flow(row, "out")),
          number("to", "Now", (row) => flow(row, "end")),
        ]}
        rows={[...data.classes].sort((a, b) => ORDER.indexOf(a.class) - ORDER.indexOf(b.class))}
        rowKey={(row) => row.class}
      />
    </Panel>
  );
}

function number(
  key: "from" | "in" | "out" | "to",
  head: string,
  hrefOf: (row: ClassChange) => string,
): Column<ClassChange> {
  const sign = { from: 0, to: 0, in: 1, out: -1 }[key];
  return {
    key,
    head,
    align: "end",
    cell: (row) => (
      <Num
        value={sign === 0 ? row[key] : sign * row[key]}
        signed={sign !== 0}
        {...(row[key] === 0 ? {} : { href: hrefOf(row) })}
      />
    ),
  };
}

/** px, so that the list ends with the six classes beside it. */
const LIST_HEIGHT = 230;

/** The files whose legacy imports moved, the worse first. */
export function CompareFiles({ data, links, own }: ComparePartProps) {
  const { from } = own;
  const { files, filesTotal, filesWorse, filesBetter } = data;
  return (
    <Panel
      span={7}
      finding={
        filesTotal === 0
          ? "No legacy import moved in any file"
          : `${plural(filesWorse, "file")} got worse, ${inWords(filesBetter)} better`
      }
      csv={links.api("compare", { from, format: "csv" })}
      json={links.api("compare", { from })}
      footer={
        filesTotal > files.length
          ? `The first ${inWords(files.length)} of ${inWords(filesTotal)}; the CSV has all.`
          : "Every file in which a legacy import moved."
      }
      isFlush
    >
      <DataTable
        label="Files whose legacy imports moved"
        columns={[
          {
            key: "path",
            head: "File",
            cell: ({ path }) => <PathText path={path} href={links.file(path)} />,
          },
          {
            key: "change",
            head: "Change",
            align: "end",
            cell: (row) => <Num value={row.to - row.from} signed />,
          },
          fileNumber("from", "Then", "start", (flow, { path }) => links.flow({ flow, from, path })),
          fileNumber("in", "In", "in", (flow, { path }) => links.flow({ flow, from, path })),
          fileNumber("out", "Out", "out", (flow, { path }) => links.flow({ flow, from, path })),
          fileNumber("to", "Now", "end", (flow, { path }) => links.flow({ flow, from, path })),
        ]}
        rows={files}
        rowKey={({ path }) => path}
        maxHeight={LIST_HEIGHT}
        empty={
          <Empty hint="Choose an earlier moment above, or a later one in the strip.">
            Between these two moments no legacy import came or went.
          </Empty>
        }
      />
    </Panel>
  );
}

function fileNumber(
  key: "from" | "in" | "out" | "to",
  head: string,
  flow: "start" | "in" | "out" | "end",
  hrefOf: (flow: string, row: FileChange) => string,
): Column<FileChange> {
  return {
    key,
    head,
    align: "end",
    isWideOnly: key === "in" || key === "out",
    cell: (row) => (
      <Num value={row[key]} {...(row[key] === 0 ? {} : { href: hrefOf(flow, row) })} />
    ),
  };
}
