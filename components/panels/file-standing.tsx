import { ClassTag } from "@/components/charts/class-marks";
import type { FilePlace } from "@/components/panels/file-commit";
import { ImportHead } from "@/components/panels/file-import-head";
import { PhantomMark } from "@/components/panels/phantom-mark";
import { SourceLink } from "@/components/panels/source-link";
import { ModuleText } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { UnknownWord } from "@/components/ui/value";
import type { FileModel, StandingImport } from "@/lib/api/file";
import { modulePrefix } from "@/lib/domain/module-prefix";
import { capitalised, counted } from "@/lib/domain/number-words";

/** More rows scroll in a box of their own, across the page. */
export const FEW_ROWS = 12;

/** The imports of the subject that stand now, by line. */
export function FileStanding({ data, at }: { readonly data: FileModel; readonly at: FilePlace }) {
  const { standing } = data;
  const prefix = modulePrefix(data.summary.modules.map(({ value }) => value));
  const columns: Column<StandingImport>[] = [
    {
      key: "line",
      head: "Line",
      align: "end",
      cell: ({ line }) => (
        <SourceLink source={at.source} sha={at.sha} path={at.path} line={line}>
          {String(line)}
        </SourceLink>
      ),
      className: "w-12",
    },
    { key: "class", head: "Class", cell: (one) => <ClassTag of={one.class} /> },
    {
      key: "import",
      head: <ImportHead prefix={prefix} />,
      cell: (one) => (
        <>
          <ModuleText module={one.module} prefix={prefix} />{" "}
          <code className="text-ink-2">
            {one.name ?? "the module itself"}
            {one.alias === null ? "" : ` as ${one.alias}`}
          </code>
          <Missing missing={one.missing} />
        </>
      ),
    },
    {
      key: "where",
      head: "Where",
      isWideOnly: true,
      cell: ({ where, kind, relative }) => (
        <span className="text-ink-2">
          {[
            where === null ? "" : `in ${where}`,
            kind === "from" ? "" : kind,
            relative ? "relative" : "",
          ]
            .filter((word) => word !== "")
            .join(", ") || "–"}
        </span>
      ),
    },
  ];
  return (
    <Panel
      finding={`${capitalised(counted(standing.length, "import"))} of the subject ${standing.length === 1 ? "stands" : "stand"} now`}
      isFlush
    >
      <DataTable
        label="Imports that stand now"
        columns={columns}
        rows={standing}
        {...(standing.length > FEW_ROWS ? { maxHeight: 420 } : {})}
        rowKey={(one) => `${one.line} ${one.module} ${one.name} ${one.alias}`}
        rowTone={() => (data.unreadNow === null ? null : "unknown")}
      />
    </Panel>
  );
}

/** Why the import cannot work, in words: a tooltip alone would hide it from touch and print. */
function Missing({ missing }: Pick<StandingImport, "missing">) {
  if (missing === null) return null;
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      {missing.state === "phantom" ? (
        <PhantomMark reason={missing.reason} />
      ) : (
        <span className="bg-layer px-1">
          <UnknownWord title={missing.reason} />
        </span>
      )}
      <span aria-hidden={missing.state === "phantom"} className="text-label text-ink-3">
        {missing.reason}
      </span>
    </span>
  );
}
