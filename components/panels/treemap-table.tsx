import { ListPager } from "@/components/panels/list-pager";
import { PathText } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { NOT_APPLICABLE } from "@/components/ui/format";
import type { Params } from "@/components/ui/href";
import { Num, UnknownWord } from "@/components/ui/value";
import type { TreemapRow } from "@/lib/domain/board/treemap-rows";
import type { TreemapSums } from "@/lib/domain/board/treemap-sentences";
import { percentInWords, plural } from "@/lib/domain/words";

type TreemapTableProps = {
  readonly label: string;
  readonly rows: readonly TreemapRow[];
  readonly page: number;
  readonly hrefOf: (params: Params) => string;
  readonly fileHref: (path: string) => string;
  /** Whether a second moment stands beside the first. */
  readonly hasBeside: boolean;
};

const PAGE = 100;

/** What stands right in the folder, with the numbers that its areas and colours are made of; their sums are those of the folder. */
export function TreemapTable(props: TreemapTableProps) {
  const { label, rows, hrefOf, fileHref, hasBeside } = props;
  const pages = Math.max(1, Math.ceil(rows.length / PAGE));
  const page = Math.min(Math.max(1, Math.trunc(props.page) || 1), pages);
  const shown = rows.slice((page - 1) * PAGE, page * PAGE);
  const columns: Column<TreemapRow>[] = [
    {
      key: "name",
      head: "Folder or file",
      cell: ({ name, isFolder }) => (
        <PathText
          path={isFolder ? `${name}/` : name}
          href={isFolder ? hrefOf({ dir: name, page: null }) : fileHref(name)}
        />
      ),
    },
    { key: "legacy", head: "Legacy", align: "end", cell: ({ sums }) => <Held sums={sums} /> },
    {
      key: "imports",
      head: "Imports",
      align: "end",
      cell: ({ sums }) => <Num value={sums.imports} />,
    },
    {
      key: "share",
      head: "Share",
      align: "end",
      cell: ({ sums }) => percentInWords(sums.legacy, sums.imports),
    },
    {
      key: "files",
      head: "Files",
      align: "end",
      isWideOnly: true,
      cell: ({ sums }) => <Num value={sums.files} />,
    },
    {
      key: "lines",
      head: "Lines, last known",
      align: "end",
      isWideOnly: true,
      cell: ({ lines }) => <Lines lines={lines} />,
    },
    ...(hasBeside ? BESIDE : []),
  ];
  return (
    <>
      <DataTable
        label={label}
        columns={columns}
        rows={shown}
        rowKey={({ name }) => name}
        empty="No file stands in this folder."
      />
      <div className="px-4 py-2 text-label text-ink-3">
        <ListPager
          data={{ page, pages, total: rows.length, rows: shown }}
          hrefOf={({ page: to }) => hrefOf({ page: to ?? null })}
        />
      </div>
    </>
  );
}

const BESIDE: readonly Column<TreemapRow>[] = [
  {
    key: "beside",
    head: "Legacy beside",
    align: "end",
    cell: ({ beside }) => (beside === null ? NOT_APPLICABLE : <Held sums={beside} />),
  },
  {
    key: "change",
    head: "Change",
    align: "end",
    isWideOnly: true,
    cell: ({ sums, beside }) =>
      beside === null || sums.unread + beside.unread > 0 ? (
        NOT_APPLICABLE
      ) : (
        <Num value={sums.legacy - beside.legacy} signed />
      ),
  },
];

/** A number with files behind it that could not be read is marked, not hidden. */
function Held({ sums }: { readonly sums: TreemapSums }) {
  const { legacy, unread } = sums;
  if (unread === 0) return <Num value={legacy} />;
  const title = `${plural(unread, "file")} could not be read at this commit: counted is what was found last.`;
  return (
    <span className="inline-flex items-center gap-1.5">
      <UnknownWord word="unread" title={title} />
      <Num value={legacy} />
    </span>
  );
}

function Lines({ lines }: { readonly lines: number | null }) {
  if (lines === null) return <UnknownWord title="No scan gave the number of its lines." />;
  return <Num value={lines} />;
}
