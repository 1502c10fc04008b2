import { importColumn } from "@/components/panels/import-column";
import type { PlanLinks } from "@/components/panels/plan-links";
import { PathText, Sha } from "@/components/ui/code-text";
import type { Column } from "@/components/ui/data-table";
import { NOT_APPLICABLE } from "@/components/ui/format";
import { When } from "@/components/ui/value";
import { type FlowList, sideOf } from "@/lib/domain/board/flow-list";
import type { FlowRow, LineCommit } from "@/lib/domain/board/flow-rows";

const OPENED: Readonly<Record<FlowRow["opening"], string>> = {
  introduced: "introduced",
  reopened: "reopened",
  scopeAdded: "came into scope",
  moved: "renamed",
};

const CLOSED: Readonly<Record<NonNullable<FlowRow["closing"]>, string>> = {
  converted: "converted",
  removed: "removed",
  left: "left",
  fileDeleted: "file deleted",
  unreadable: "unreadable",
  exempted: "exempted",
  scopeRemoved: "left the scope",
  moved: "renamed",
};

type FlowColumnsInput = {
  readonly links: PlanLinks;
  /** Of the modules on the page; named in the head. */
  readonly prefix: string;
  readonly list: FlowList;
};

/** File, import, and the commits at its two ends; the end that the list is about stays on phones. */
export function flowColumns({ links, prefix, list }: FlowColumnsInput): readonly Column<FlowRow>[] {
  const isClosing = sideOf(list) === "closing";
  return [
    {
      key: "path",
      head: "File",
      className: "min-w-40",
      cell: ({ path }) => <PathText path={path} href={links.file(path)} />,
    },
    importColumn(prefix),
    {
      key: "opened",
      head: "Opened",
      isWideOnly: isClosing,
      cell: ({ opened, opening }) => (
        <CommitEnd commit={opened} how={OPENED[opening]} links={links} />
      ),
    },
    {
      key: "closed",
      head: "Closed",
      isWideOnly: !isClosing,
      cell: ({ closed, closing }) =>
        closed === null || closing === null ? (
          <span className="text-ink-3">{NOT_APPLICABLE}</span>
        ) : (
          <CommitEnd commit={closed} how={CLOSED[closing]} links={links} />
        ),
    },
  ];
}

type CommitEndProps = {
  readonly commit: LineCommit;
  readonly how: string;
  readonly links: PlanLinks;
};

function CommitEnd({ commit, how, links }: CommitEndProps) {
  const { sha, t, author, isMerge } = commit;
  return (
    <span className="block">
      <span className="whitespace-nowrap">
        <When at={t} /> <Sha sha={sha} href={links.page("", { at: sha })} />
      </span>
      <span className="block text-label text-ink-3">
        {how}
        {author === null ? "" : ` by ${author}`}
        {isMerge ? ", merge" : ""}
      </span>
    </span>
  );
}
