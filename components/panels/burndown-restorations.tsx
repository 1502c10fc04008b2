import type { PlanLinks } from "@/components/panels/plan-links";
import { PathText, Sha } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Disclosure, Empty, Unknown } from "@/components/ui/states";
import { Num, Span, When } from "@/components/ui/value";
import type { RestorationsModel } from "@/lib/api/restorations";
import type { RestorationRow } from "@/lib/domain/board/restoration-rows";
import { inWords, plural } from "@/lib/domain/words";

type RestorationsProps = { readonly data: RestorationsModel; readonly links: PlanLinks };

/** Commits that put files back exactly to what they were: found by content, since messages do not say it. */
export function BurndownRestorations({ data, links }: RestorationsProps) {
  return (
    <Panel
      id="restorations"
      className="scroll-mt-20"
      span={5}
      finding={findingOf(data)}
      csv={links.api("restorations", { format: "csv" })}
      json={links.api("restorations")}
      footer={
        <Disclosure>
          A file is put back where it has exactly the content again that it had before, told by the
          content ids of the scans. A commit is listed where at least half of the files that it
          changed, and two or more, went back to one state; of the states that these files share the
          newest is named. Imports that come back this way count as reopened, not as introduced.
          {data.known === "some"
            ? " Some scans name no contents: what they hold is not known here."
            : ""}
        </Disclosure>
      }
      isFlush
    >
      {data.known === "none" ? (
        <div className="px-4 pb-3.5">
          <Unknown reason={data.sentence} command={SCAN} />
        </div>
      ) : (
        <DataTable
          label="Commits that put files back to an earlier state"
          columns={columns(links)}
          rows={data.rows}
          rowKey={({ commit }) => commit.sha}
          maxHeight={420}
          empty={<Empty>{data.sentence}</Empty>}
        />
      )}
    </Panel>
  );
}

const SCAN = "npm run -s plumbline -- scan --repo ../your-repository --history --out scan.ndjson";

function findingOf({ known, total, rows }: RestorationsModel): string {
  if (known === "none") return "Whether files were put back is not known";
  const [first] = rows;
  if (first === undefined) return "No commit put files back to an earlier state";
  if (total === 1)
    return `One commit put ${inWords(first.files)} of ${plural(first.changed, "file")} back`;
  return `${plural(total, "commit")} put files back, the largest ${inWords(first.files)} of ${inWords(first.changed)}`;
}

type FilesProps = Pick<RestorationRow, "paths" | "files"> & { readonly links: PlanLinks };

/** The evidence: the files that are as they were. */
function Files({ paths, files, links }: FilesProps) {
  const more = files - paths.length;
  return (
    <details className="text-label">
      <summary className="cursor-pointer text-accent-ink hover:underline">
        {plural(files, "file")}
      </summary>
      <ul>
        {paths.map((path) => (
          <li key={path} className="py-0.5">
            <PathText path={path} href={links.file(path)} />
          </li>
        ))}
      </ul>
      {more > 0 ? <p className="text-ink-3">and {plural(more, "more file")}</p> : null}
    </details>
  );
}

function columns(links: PlanLinks): Column<RestorationRow>[] {
  return [
    {
      key: "commit",
      head: "Commit, and the state it restored",
      cell: ({ commit, stateOf, takesBack, paths, files }) => (
        <>
          <span className="flex flex-wrap items-baseline gap-x-2">
            <Sha sha={commit.sha} href={links.at(commit.sha)} />
            <When at={commit.t} className="text-ink-2" />
          </span>
          <span className="flex flex-wrap items-baseline gap-x-1.5 text-label text-ink-3">
            state of <Sha sha={stateOf.sha} href={links.at(stateOf.sha)} />
            {takesBack === null ? null : (
              <>
                taking back <Sha sha={takesBack.sha} href={links.at(takesBack.sha)} />
              </>
            )}
            {commit.isMerge ? "in a merge" : null}
          </span>
          <Files paths={paths} files={files} links={links} />
        </>
      ),
    },
    {
      key: "files",
      head: "Files",
      align: "end",
      cell: ({ files, changed }) => (
        <>
          <Num value={files} /> <span className="text-ink-3">of {inWords(changed)}</span>
        </>
      ),
    },
    {
      key: "away",
      head: "After",
      align: "end",
      isWideOnly: true,
      cell: ({ awayMs }) => <Span ms={awayMs} />,
    },
    {
      key: "reopened",
      head: "Reopened",
      align: "end",
      cell: ({ commit, reopened }) => (
        <Num
          value={reopened.legacy}
          {...(reopened.legacy === 0
            ? {}
            : { href: links.flow({ flow: "reopened", from: "all", at: commit.sha }) })}
        />
      ),
    },
  ];
}
