import type { IncidentPartProps } from "@/components/panels/triggers-part";
import { PathText, Sha } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { Num, When } from "@/components/ui/value";
import { capitalised, counted, numberWord } from "@/lib/domain/number-words";
import type { IncidentDetail, MovedCommit } from "@/lib/domain/verdict/trigger-model";

/** The commits behind the last good one up to the first bad one, and which of them moved the imports. */
export function TriggersBetween({ links, shown }: IncidentPartProps) {
  const { between, lastGood } = shown;
  return (
    <Panel finding={betweenFinding(between)} isFlush={between.moved.length > 0}>
      {between.moved.length === 0 ? (
        <Empty>
          {lastGood === null
            ? "There is no good commit before the first bad one, so there is no range to search."
            : "No commit of the range moved an import of the files concerned: the cause is elsewhere."}
        </Empty>
      ) : (
        <DataTable
          label="Commits of the range that moved imports of the files concerned"
          rows={between.moved}
          rowKey={({ at }) => at.sha}
          maxHeight={420}
          columns={columnsOf(links)}
        />
      )}
    </Panel>
  );
}

function betweenFinding({ commits, moved }: IncidentDetail["between"]): string {
  const lead = capitalised(counted(commits, "commit"));
  return `${lead} from last good to first bad, ${moved.length === 0 ? "none" : numberWord(moved.length)} moved the imports`;
}

function columnsOf(links: IncidentPartProps["links"]): readonly Column<MovedCommit>[] {
  return [
    {
      key: "commit",
      head: "Commit",
      cell: ({ at, isMerge }) => (
        <>
          <Sha sha={at.sha} href={links.at(at.sha)} />
          <span className="block text-label text-ink-3">
            <When at={at.t} />
            {isMerge ? ", merge" : ""}
          </span>
        </>
      ),
    },
    { key: "opened", head: "Opened", align: "end", cell: ({ opened }) => <Num value={opened} /> },
    {
      key: "closed",
      head: "Closed",
      align: "end",
      isWideOnly: true,
      cell: ({ closed }) => <Num value={closed} />,
    },
    {
      key: "subject",
      head: "Subject and files",
      cell: ({ subject, author, paths }) => (
        <>
          <span className="[overflow-wrap:anywhere]">{subject ?? "no subject recorded"}</span>
          {author === null ? null : <span className="text-ink-3"> · {author}</span>}
          {paths.map((path) => (
            <span key={path} className="block">
              <PathText path={path} href={links.file(path)} />
            </span>
          ))}
        </>
      ),
    },
  ];
}
