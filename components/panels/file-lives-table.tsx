import { ClassTag } from "@/components/charts/class-marks";
import { CommitText, type FilePlace } from "@/components/panels/file-commit";
import { ImportHead } from "@/components/panels/file-import-head";
import { END_WORDS, OPENED_WORDS } from "@/components/panels/file-words";
import { PhantomMark } from "@/components/panels/phantom-mark";
import { SourceLink } from "@/components/panels/source-link";
import { ModuleText, PathText } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/states";
import { Span, When } from "@/components/ui/value";
import type { FileModel } from "@/lib/api/file";
import type { FileLife } from "@/lib/domain/board/file-history";
import { modulePrefix, withoutPrefix } from "@/lib/domain/module-prefix";

type FileLivesTableProps = { readonly data: FileModel; readonly at: FilePlace };

/** Every life of the file: what opened it, what closed it and how, how long it stood. The twin of the lanes. */
export function FileLivesTable({ data, at }: FileLivesTableProps) {
  const prefix = modulePrefix(data.summary.modules.map(({ value }) => value));
  const columns: Column<FileLife>[] = [
    {
      key: "import",
      head: <ImportHead prefix={prefix} />,
      cell: (life) => (
        <>
          <ModuleText module={life.module} prefix={prefix} /> <Name life={life} />
          <Phantoms phantoms={data.phantoms.filter((one) => one.life === life.id)} />
        </>
      ),
    },
    {
      key: "class",
      head: "Class",
      cell: (life) => <ClassTag of={life.class} />,
    },
    {
      key: "span",
      head: "Stood",
      align: "end",
      cell: (life) => <Span ms={life.spanMs} />,
    },
    {
      key: "opened",
      head: "Opened",
      isWideOnly: true,
      cell: (life) => (
        <>
          <CommitText commit={life.opened} at={at} path={life.openedPath} />
          <span className="text-label text-ink-3">
            {OPENED_WORDS[life.openedHow]} <OpenedLine life={life} at={at} />
          </span>
          <Moves life={life} at={at} />
        </>
      ),
    },
    {
      key: "closed",
      head: "Closed",
      isWideOnly: true,
      cell: (life) => <Closed life={life} at={at} prefix={prefix} />,
    },
  ];
  return (
    <DataTable
      label="Lives of the imports"
      columns={columns}
      rows={data.lives}
      rowKey={(life) => life.id}
      empty={
        data.summary.lives === 0 ? (
          <Empty>No import of the subject has stood in this file up to this commit.</Empty>
        ) : (
          <Empty>No life passes these filters.</Empty>
        )
      }
    />
  );
}

/** The stretches of a life during which its module was not there. */
function Phantoms({ phantoms }: Pick<FileModel, "phantoms">) {
  return phantoms
    .filter(({ state }) => state === "phantom")
    .map(({ reason, from, to }) => (
      <span key={from.sha} className="flex flex-wrap items-baseline gap-x-2 text-label text-ink-3">
        <PhantomMark reason={reason} />
        <span>
          from <When at={from.t} />{" "}
          {to === null ? (
            "on"
          ) : (
            <>
              to <When at={to.t} />
            </>
          )}
        </span>
      </span>
    ));
}

function Name({ life }: { readonly life: FileLife }) {
  return (
    <span className="text-ink-2">
      <code>{life.name ?? "the module itself"}</code>
      {life.n > 1 ? <span className="text-label text-ink-3"> no. {life.n}</span> : null}
      {life.kind === "from" ? null : <span className="text-label text-ink-3"> {life.kind}</span>}
    </span>
  );
}

type ClosedProps = { readonly life: FileLife; readonly at: FilePlace; readonly prefix: string };

function Closed({ life, at, prefix }: ClosedProps) {
  if (life.closed === null || life.end === null) return <Stands life={life} at={at} />;
  const next = life.next.filter((module) => module !== life.module);
  const { word, gloss } =
    life.end === "removed" && next.length > 0 ? MOVED_WORDS : END_WORDS[life.end];
  return (
    <>
      <CommitText commit={life.closed} at={at} path={life.path} />
      <span className="text-label text-ink-3">
        <span title={gloss}>{word}</span>
        {next.length === 0
          ? ""
          : `; ${next.map((module) => withoutPrefix(module, prefix)).join(", ")} came instead`}
        {life.path === at.path ? null : (
          <>
            {" "}
            in <PathText path={life.path} />
          </>
        )}
      </span>
    </>
  );
}

/** One legacy path for another: no progress, and so counted as removed and introduced. */
const MOVED_WORDS = {
  word: "moved",
  gloss: "another import that is not canonical came in its place",
} as const;

type LifeAtProps = { readonly life: FileLife; readonly at: FilePlace };

function OpenedLine({ life: { opened, openedLine, openedPath }, at }: LifeAtProps) {
  if (openedLine === null) return null;
  return (
    <SourceLink source={at.source} sha={opened.sha} path={openedPath} line={openedLine}>
      {`on line ${openedLine}`}
    </SourceLink>
  );
}

function Stands({ life: { line, openedLine }, at }: LifeAtProps) {
  return (
    <span className="text-ink-2">
      stands
      {line === null ? null : (
        <span className="text-label text-ink-3">
          {" "}
          <SourceLink source={at.source} sha={at.sha} path={at.path} line={line}>
            {line === openedLine ? `on line ${line}` : `now on line ${line}`}
          </SourceLink>
        </span>
      )}
    </span>
  );
}

/** The renames that the life went along with. */
function Moves({ life: { moves }, at }: LifeAtProps) {
  return moves.map(({ from, to, commit }) => (
    <span key={commit.sha} className="block text-label text-ink-3">
      moved along from <PathText path={from} /> to <PathText path={to} />{" "}
      <CommitText commit={commit} at={at} path={to} />
    </span>
  ));
}
