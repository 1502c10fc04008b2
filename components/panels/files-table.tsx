import type { ReactNode } from "react";
import { ClassGlyph } from "@/components/charts/class-marks";
import { PhantomMark } from "@/components/panels/phantom-mark";
import { PathText, Sha } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { DashedTag } from "@/components/ui/tag";
import { Num, UnknownWord, When } from "@/components/ui/value";
import {
  FILE_SORTS,
  type FileSort,
  type FilesModel,
  type FilesParams,
  type LastFlip,
  type ListedFile,
} from "@/lib/api/files";
import { filePageHref } from "@/lib/api/page-params";
import type { PlanPlace } from "@/lib/api/plan-query";
import type { ImportClass } from "@/lib/domain/import-class";
import { timesInWords } from "@/lib/domain/number-words";

type FilesTableProps = {
  readonly data: FilesModel;
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly own: FilesParams;
  readonly hrefOf: (changes: FilesParams) => string;
  readonly empty: ReactNode;
};

/** One row for each file; the class that the list shows has its own column where it is neither legacy nor unplanned. */
export function FilesTable({ data, place, moment, own, hrefOf, empty }: FilesTableProps) {
  const first = own.show === "flipped" ? "reopened" : "legacy";
  const sorted = FILE_SORTS.find((one) => one === own.sort) ?? first;
  const sort: SortBy = (by, direction) => ({
    sort: {
      href: hrefOf({ sort: by === first ? undefined : by }),
      direction: by === sorted ? direction : null,
    },
  });
  const shown = SHOWN_CLASSES.find((one) => one === own.show);
  const columns: Column<ListedFile>[] = [
    {
      key: "path",
      head: "Path",
      // What is left is the path's, so that rows that come later move no column of those that stand there.
      className: "w-full",
      ...sort("path", "ascending"),
      cell: (row) => <FilePath row={row} href={filePageHref(place, row.path, moment)} />,
    },
    ...(own.show === "flipped" ? flipColumns(sort, { place, moment }) : []),
    { ...count("legacy", "Legacy"), ...sort("legacy", "descending") },
    { ...count("unplanned", "Unplanned"), ...sort("unplanned", "descending") },
    ...(shown === undefined ? [] : [count(shown, SHOWN_HEADS[shown])]),
    ...(own.show === "flipped" ? [] : usualColumns(sort)),
    ...(data.owners === null ? [] : [ownerColumn(sort, hrefOf)]),
    {
      key: "risk",
      head: "Risk",
      isWideOnly: true,
      cell: (row) => (row.risk === null ? <span className="text-ink-3">–</span> : row.risk),
    },
  ];
  return (
    <DataTable
      label="Files"
      columns={columns}
      rows={data.rows}
      rowKey={(row) => row.path}
      rowTone={(row) => (row.unreadable === "no" ? null : "unknown")}
      empty={empty}
    />
  );
}

type SortBy = (
  by: FileSort,
  direction: "ascending" | "descending",
) => Required<Pick<Column<ListedFile>, "sort">>;

function usualColumns(sort: SortBy): Column<ListedFile>[] {
  return [
    {
      key: "since",
      head: "Legacy since",
      align: "end",
      isWideOnly: true,
      ...sort("since", "ascending"),
      cell: (row) =>
        row.legacySince === null ? "–" : <When at={row.legacySince.t} className="text-ink-2" />,
    },
    {
      key: "changed",
      head: "Last change",
      align: "end",
      isWideOnly: true,
      ...sort("changed", "descending"),
      cell: (row) => <When at={row.lastChange.t} className="text-ink-2" />,
    },
    {
      key: "reopened",
      head: "Reopened",
      align: "end",
      isWideOnly: true,
      ...sort("reopened", "descending"),
      cell: (row) => <Num value={row.reopened} className={row.reopened > 0 ? "" : "text-ink-3"} />,
    },
  ];
}

/** How often imports of a file came back, and who brought the last of them. */
function flipColumns(
  sort: SortBy,
  { place, moment }: Pick<FilesTableProps, "place" | "moment">,
): Column<ListedFile>[] {
  return [
    {
      key: "flips",
      head: "Flips",
      align: "end",
      ...sort("reopened", "descending"),
      cell: ({ reopened, path }) => (
        <Num value={reopened} href={filePageHref(place, path, moment)} />
      ),
    },
    {
      key: "takenBack",
      head: "Moves taken back",
      align: "end",
      isWideOnly: true,
      ...sort("takenBack", "descending"),
      cell: ({ takenBack }) => (
        <Num value={takenBack} className={takenBack > 0 ? "" : "text-ink-3"} />
      ),
    },
    {
      key: "flip",
      head: "Last flip",
      ...sort("flip", "descending"),
      cell: ({ lastFlip, path }) =>
        lastFlip === null ? (
          "–"
        ) : (
          <Flip flip={lastFlip} at={(sha) => filePageHref(place, path, { ...moment, at: sha })} />
        ),
    },
  ];
}

type FlipProps = { readonly flip: LastFlip; readonly at: (sha: string) => string };

function Flip({ flip: { t, sha, author, isMerge, by }, at }: FlipProps) {
  const who = by?.author ?? author;
  return (
    <span className="flex flex-wrap items-baseline gap-x-2">
      <When at={t} />
      <Sha sha={sha} href={at(sha)} />
      <span className="text-label text-ink-3">
        {isMerge ? "merge" : ""} {by === null || by.sha === sha ? "" : "of "}
        {by === null || by.sha === sha ? null : <Sha sha={by.sha} />}
        {who === null ? "" : ` by ${who}`}
      </span>
    </span>
  );
}

function ownerColumn(sort: SortBy, hrefOf: FilesTableProps["hrefOf"]): Column<ListedFile> {
  return {
    ...{ key: "owner", head: "Owner", isWideOnly: true, className: "min-w-48" },
    ...sort("owner", "ascending"),
    cell: ({ owners }) => {
      const [first, ...others] = owners ?? [];
      if (first === undefined) return <span className="text-ink-3">no owner</span>;
      return (
        <span className="whitespace-nowrap" title={owners?.join(", ")}>
          <a href={hrefOf({ owner: first })}>{first}</a>
          {others.length === 0 ? "" : ` +${others.length}`}
        </span>
      );
    },
  };
}

const SHOWN_CLASSES = ["unclassified", "canonical", "exempt", "outOfScope"] as const;
const SHOWN_HEADS: Readonly<Record<(typeof SHOWN_CLASSES)[number], string>> = {
  unclassified: "Unclassified",
  canonical: "Canonical",
  exempt: "Exempt",
  outOfScope: "Out of scope",
};

/** A count with its glyph; zero is quiet. */
function count(of: ImportClass, head: string): Column<ListedFile> {
  return {
    key: of,
    head,
    align: "end",
    cell: ({ counts }) =>
      counts[of] === 0 ? (
        <span className="text-ink-3">0</span>
      ) : (
        <span className="inline-flex items-center gap-1.5">
          <ClassGlyph of={of} isNamed={false} />
          <Num value={counts[of]} />
        </span>
      ),
  };
}

function FilePath({ row, href }: { readonly row: ListedFile; readonly href: string }) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-2.5">
      <PathText path={row.path} href={href} />
      {row.unreadable === "no" ? null : (
        <span className="bg-layer px-1">
          <UnknownWord title="The file could not be read at this moment." />
          <span className="ml-1 text-label text-ink-3">
            {row.unreadable === "listed best effort" ? "best effort" : "as it was before"}
          </span>
        </span>
      )}
      {row.phantoms === 0 ? null : (
        <PhantomMark
          count={row.phantoms}
          reason="The module that is imported does not exist at this moment; the file's page says since when."
        />
      )}
      {row.putBack === 0 ? null : (
        <DashedTag title="The file was put back exactly to a content that it had before.">
          {`put back ${timesInWords(row.putBack)}`}
        </DashedTag>
      )}
      {row.risk === null ? null : (
        <span className="tablet:hidden">
          <DashedTag>{`${row.risk} risk`}</DashedTag>
        </span>
      )}
    </span>
  );
}
