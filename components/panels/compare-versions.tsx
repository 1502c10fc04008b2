import { ClassTag } from "@/components/charts/class-marks";
import type { ComparePartProps } from "@/components/panels/compare-panels";
import { SegmentedLinks } from "@/components/ui/button";
import { ModuleText, PathText } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { Num } from "@/components/ui/value";
import type { VersionReading } from "@/lib/api/compare";
import { sharedPrefix } from "@/lib/domain/board/findings";
import {
  READ_CLASSES,
  type ReadClass,
  type Reread,
  type RereadCell,
} from "@/lib/domain/board/reclassified";
import { inWords, plural } from "@/lib/domain/words";

type ReadingProps = ComparePartProps & { readonly reading: VersionReading };

/** The imports that stand at this moment, as two plan versions read them. */
export function CompareVersions(props: ComparePartProps) {
  const { data } = props;
  if (data.reading === null)
    return (
      <Panel span={12} finding="The plan has one version">
        <Empty hint="Upload another version of the plan; the whole history is read under it.">
          There is no other version to compare this one with.
        </Empty>
      </Panel>
    );
  return (
    <>
      <VersionMatrix {...props} reading={data.reading} />
      <VersionList {...props} reading={data.reading} />
    </>
  );
}

function VersionMatrix({ data, links, own, reading }: ReadingProps) {
  const { than, cells, same, different } = reading;
  const rows = READ_CLASSES.filter((a) => cells.some((cell) => cell.a === a));
  const columns = READ_CLASSES.filter((b) => cells.some((cell) => cell.b === b));
  const cellOf = (a: ReadClass, b: ReadClass) =>
    cells.find((cell) => cell.a === a && cell.b === b) ?? { a, b, count: 0 };
  return (
    <Panel
      span={5}
      id="versions"
      finding={`Versions ${data.version} and ${than} read ${plural(different, "import")} differently`}
      csv={links.api("compare", { than: String(than), format: "csv" })}
      json={links.api("compare", { than: String(than) })}
      footer={`${plural(same, "import")} read alike. Rows: version ${data.version}. Columns: version ${than}.`}
      isFlush
    >
      <div className="flex flex-wrap items-center gap-2.5 px-4 pb-2.5 text-label text-ink-3 max-tablet:px-3.5">
        version {data.version} beside
        <SegmentedLinks
          label="The other version"
          items={data.versions
            .filter((version) => version !== data.version)
            .map((version) => ({
              label: `version ${version}`,
              href: links.page("compare", { from: own.from, than: String(version) }),
              isCurrent: version === than,
            }))}
        />
      </div>
      <DataTable
        label={`Classes under version ${data.version}, by the class under version ${than}`}
        columns={[
          {
            key: "a",
            head: `v${data.version} \\ v${than}`,
            cell: (a: ReadClass) => <ReadTag of={a} />,
          },
          ...columns.map(
            (b): Column<ReadClass> => ({
              key: b,
              head: <ReadTag of={b} />,
              align: "end",
              cell: (a) => <Cell cell={cellOf(a, b)} links={links} own={own} than={than} />,
            }),
          ),
        ]}
        rows={rows}
        rowKey={(a) => a}
      />
    </Panel>
  );
}

type CellProps = Pick<ComparePartProps, "links" | "own"> & {
  readonly cell: RereadCell;
  readonly than: number;
};

function Cell({ cell: { a, b, count }, links, own, than }: CellProps) {
  if (count === 0) return <Num value={0} className="text-ink-3" />;
  const href = links.page("compare", { from: own.from, than: String(than), a, b });
  return (
    <Num value={count} href={`${href}#imports`} {...(a === b ? { className: "text-ink-3" } : {})} />
  );
}

function ReadTag({ of }: { readonly of: ReadClass }) {
  return of === "none" ? <span className="text-ink-3">Not its subject</span> : <ClassTag of={of} />;
}

function VersionList({ data, links, own, reading }: ReadingProps) {
  const { than, picked, rows, total, page, pages } = reading;
  const prefix = sharedPrefix([...new Set(rows.map(({ module }) => module))]);
  const hrefOf = (to: number) =>
    links.page("compare", { ...own, page: to === 1 ? undefined : String(to) });
  return (
    <Panel
      span={7}
      id="imports"
      finding={
        picked === null
          ? `${plural(total, "import")} read differently`
          : `${plural(total, "import")} of this reading`
      }
      csv={links.api("compare", { ...own, than: String(than), page: undefined, format: "csv" })}
      footer={
        <>
          {total === 0 ? null : (
            <span>
              Page {inWords(page)} of {inWords(pages)}, {plural(total, "import")}
            </span>
          )}
          {page > 1 ? <a href={`${hrefOf(page - 1)}#imports`}>Previous</a> : null}
          {page < pages ? <a href={`${hrefOf(page + 1)}#imports`}>Next</a> : null}
          {picked === null ? null : (
            <a href={`${links.page("compare", { from: own.from, than: String(than) })}#imports`}>
              All that differ
            </a>
          )}
        </>
      }
      isFlush
    >
      <DataTable
        label="Imports as the two versions read them"
        columns={listColumns(links, prefix, [data.version, than])}
        rows={rows.map((row, at) => ({ ...row, at }))}
        rowKey={({ at }) => String(at)}
        maxHeight={420}
        empty={<Empty>Both versions read every import of this moment alike.</Empty>}
      />
    </Panel>
  );
}

function listColumns(
  links: ComparePartProps["links"],
  prefix: string,
  [version, than]: readonly [number, number],
): readonly Column<Reread & { readonly at: number }>[] {
  return [
    {
      key: "path",
      head: "File",
      cell: ({ path }) => <PathText path={path} href={links.file(path)} />,
    },
    {
      key: "import",
      head: prefix === "" ? "Import" : `Import, under ${prefix}`,
      isWideOnly: true,
      cell: ({ module, name }) => (
        <>
          <ModuleText module={module} {...(prefix === "" ? {} : { prefix })} />{" "}
          <code className="text-ink-2">{name ?? "(the module)"}</code>
        </>
      ),
    },
    { key: "a", head: `Version ${version}`, cell: ({ a }) => <ReadTag of={a} /> },
    { key: "b", head: `Version ${than}`, cell: ({ b }) => <ReadTag of={b} /> },
  ];
}
