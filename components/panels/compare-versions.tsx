import { ClassTag } from "@/components/charts/class-marks";
import type { ComparePartProps } from "@/components/panels/compare-part";
import { importColumn } from "@/components/panels/import-column";
import { SegmentedLinks } from "@/components/ui/button";
import { PathText } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { Num } from "@/components/ui/value";
import type { VersionReading } from "@/lib/api/compare";
import type { ReadClass, Reread, RereadCell } from "@/lib/domain/board/reclassified";
import { sharedPrefix } from "@/lib/domain/module-prefix";
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
      <VersionPairs {...props} reading={data.reading} />
      <VersionList {...props} reading={data.reading} />
    </>
  );
}

function VersionPairs({ data, links, own, reading }: ReadingProps) {
  const { than, cells, same, different } = reading;
  const hrefOf = ({ a, b }: RereadCell) =>
    `${links.page("burndown/compare", { from: own.from, than: String(than), a, b })}#imports`;
  return (
    <Panel
      span={5}
      id="versions"
      finding={
        different === 0
          ? `Versions ${data.version} and ${than} read every import alike`
          : `Versions ${data.version} and ${than} read ${plural(different, "import")} differently`
      }
      csv={links.api("compare", { than: String(than), format: "csv" })}
      json={links.api("compare", { than: String(than) })}
      footer={`${plural(same, "import")} read alike. Both versions read the same facts of this moment.`}
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
              href: links.page("burndown/compare", { from: own.from, than: String(version) }),
              isCurrent: version === than,
            }))}
        />
      </div>
      <DataTable
        label={`Imports by their class under version ${data.version} and under version ${than}`}
        columns={[
          { key: "a", head: `Version ${data.version}`, cell: ({ a }) => <ReadTag of={a} /> },
          { key: "b", head: `Version ${than}`, cell: ({ b }) => <ReadTag of={b} /> },
          {
            key: "count",
            head: "Imports",
            align: "end",
            cell: (cell) => <Num value={cell.count} href={hrefOf(cell)} />,
          },
        ]}
        rows={[...cells].sort((one, two) => isSame(one) - isSame(two) || two.count - one.count)}
        rowKey={({ a, b }) => `${a} ${b}`}
        groupOf={(cell) => (isSame(cell) === 1 ? "Read alike" : "Read differently")}
      />
    </Panel>
  );
}

function isSame({ a, b }: RereadCell): number {
  return a === b ? 1 : 0;
}

function ReadTag({ of }: { readonly of: ReadClass }) {
  return of === "none" ? <span className="text-ink-3">Not its subject</span> : <ClassTag of={of} />;
}

function VersionList({ data, links, own, reading }: ReadingProps) {
  const { than, picked, rows, total, page, pages } = reading;
  const prefix = sharedPrefix([...new Set(rows.map(({ module }) => module))]);
  const hrefOf = (to: number) =>
    links.page("burndown/compare", { ...own, page: to === 1 ? undefined : String(to) });
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
            <a
              href={`${links.page("burndown/compare", { from: own.from, than: String(than) })}#imports`}
            >
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
      className: "min-w-40",
      cell: ({ path }) => <PathText path={path} href={links.file(path)} />,
    },
    importColumn(prefix),
    { key: "a", head: `Version ${version}`, cell: ({ a }) => <ReadTag of={a} /> },
    { key: "b", head: `Version ${than}`, cell: ({ b }) => <ReadTag of={b} /> },
  ];
}
