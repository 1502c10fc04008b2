import { CommitText, type FilePlace } from "@/components/panels/file-commit";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Unknown } from "@/components/ui/states";
import type { FileModel } from "@/lib/api/file";
import type { Unread } from "@/lib/domain/board/file-history";
import { capitalised, counted } from "@/lib/domain/number-words";

type FileUnreadProps = { readonly data: FileModel; readonly at: FilePlace };

/** The spells over which the file could not be read, with the scanner's reason; what mends it while it lasts. */
export function FileUnread({ data, at }: FileUnreadProps) {
  const { unread, unreadNow, path } = data;
  const columns: Column<Unread>[] = [
    { key: "from", head: "From", cell: ({ from }) => <CommitText commit={from} at={at} /> },
    {
      key: "to",
      head: "To",
      cell: ({ to }) => (to === null ? "now" : <CommitText commit={to} at={at} />),
    },
    {
      key: "how",
      head: "Its imports",
      isWideOnly: true,
      cell: ({ listed }) => (listed ? "best effort" : "as they were before"),
    },
    {
      key: "reason",
      head: "Reason",
      isWideOnly: true,
      cell: ({ reason }) =>
        reason === null ? "the scan gives none" : <code className="text-ink-2">{reason}</code>,
    },
  ];
  return (
    <Panel
      finding={
        unreadNow === null
          ? `${capitalised(counted(unread.length, "spell"))} in which the file could not be read`
          : "This file cannot be read now: what it imports is not certain"
      }
      isFlush
    >
      {unreadNow === null ? null : (
        <div className="px-4 pb-3 max-tablet:px-3.5">
          <Unknown
            reason={`${unreadNow.reason === null ? "The scan gives no reason" : unreadNow.reason}. Its imports are ${unreadNow.isBestEffort ? "best effort: what stands before the mistake is read" : "shown as they were before"}. Mend the file, commit and scan again.`}
            since={unreadNow.from.t}
            now={data.now}
            command={`python3 -m py_compile ${shellWord(path)}`}
          />
        </div>
      )}
      <DataTable
        label="Spells in which the file could not be read"
        columns={columns}
        rows={unread}
        rowKey={({ from }) => String(from.position)}
        rowTone={() => "unknown"}
      />
    </Panel>
  );
}

function shellWord(text: string): string {
  return /^[\w./-]+$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
