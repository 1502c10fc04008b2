import { PathBar } from "@/components/charts/path-bar";
import { Sparkline } from "@/components/charts/sparkline";
import { Breaking, PathText } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Num, UnknownWord } from "@/components/ui/value";
import type { DetailedPath, FragmentDetail, PathUse } from "@/lib/api/discover";
import { filePageHref } from "@/lib/api/page-params";
import { PATH_WORDS } from "@/lib/domain/discover/words";
import { inWords, plural } from "@/lib/domain/words";

type DiscoverPathsProps = {
  readonly project: string;
  readonly plan: string | null;
  readonly detail: FragmentDetail;
};

/** The paths of one symbol; each opens into the files that take it. */
export function DiscoverPaths({ project, plan, detail }: DiscoverPathsProps) {
  const most = Math.max(1, ...detail.paths.map(({ imports }) => imports));
  const top = Math.max(1, ...detail.paths.flatMap(({ trend }) => trend));
  const [main] = detail.paths;
  const hrefOf = (path: string) =>
    plan === null ? undefined : filePageHref({ project, plan }, path);
  const columns: readonly Column<DetailedPath>[] = [
    {
      key: "path",
      head: "Path",
      className: "min-w-52",
      cell: (path) => <PathCell path={path} hrefOf={hrefOf} />,
    },
    {
      key: "kind",
      head: "What it is",
      cell: ({ kind }) => <KindWord kind={kind} />,
    },
    {
      key: "imports",
      head: "Imports",
      align: "end",
      cell: ({ imports }) => (
        <Num value={imports} className={imports > 0 ? "font-semibold" : "text-ink-3"} />
      ),
    },
    {
      key: "files",
      head: "Files",
      align: "end",
      isWideOnly: true,
      cell: ({ files }) => <Num value={files} />,
    },
    {
      key: "bar",
      head: "Beside the others",
      isWideOnly: true,
      className: "w-[22%]",
      cell: (path) => (
        <span className="flex h-5 items-center">
          <PathBar
            parts={[{ key: "all", value: path.imports, mark: markOf(path, main) }]}
            most={most}
          />
        </span>
      ),
    },
    {
      key: "rest",
      head: "Not counted",
      align: "end",
      isWideOnly: true,
      cell: (path) => <NotCounted path={path} />,
    },
    {
      key: "trend",
      head: "Over time",
      align: "end",
      isWideOnly: true,
      cell: ({ trend }) => (
        <Sparkline
          values={trend}
          most={top}
          label={`From ${inWords(trend[0] ?? 0)} to ${inWords(trend.at(-1) ?? 0)} imports, at most ${inWords(Math.max(0, ...trend))}`}
        />
      ),
    },
  ];
  return (
    <DataTable
      label={`Paths of ${detail.name}`}
      columns={columns}
      rows={detail.paths}
      rowKey={({ module, name }) => `${module} ${name}`}
    />
  );
}

function KindWord({ kind }: Pick<DetailedPath, "kind">) {
  const { word, title } = PATH_WORDS[kind];
  if (kind === "phantom") return <UnknownWord title={title} word={word} />;
  return <span title={title}>{word}</span>;
}

function NotCounted({ path: { carried, strings } }: { readonly path: DetailedPath }) {
  const title = `${plural(carried, "import")} by the modules that give it on, ${plural(strings, "text")}`;
  return (
    <span className="text-ink-3" title={title}>
      {inWords(carried + strings)}
    </span>
  );
}

function markOf(path: DetailedPath, main: DetailedPath | undefined) {
  if (path === main) return "main";
  return path.kind === "phantom" ? "phantom" : "stray";
}

type PathCellProps = {
  readonly path: DetailedPath;
  readonly hrefOf: (path: string) => string | undefined;
};

function PathCell({ path, hrefOf }: PathCellProps) {
  const { module, name, uses, total } = path;
  return (
    <details>
      <summary className="cursor-pointer font-mono text-label/5 [overflow-wrap:anywhere] text-ink">
        <Breaking text={module} />
        {name === null ? null : <span className="text-ink-3">{` ${name}`}</span>}
      </summary>
      <ul className="mt-1 mb-1 flex max-h-[320px] flex-col gap-0.5 overflow-auto pl-3.5">
        {uses.map((use) => (
          <li
            key={`${use.path} ${use.line} ${use.alias} ${use.kind}`}
            className="text-label text-ink-2"
          >
            <PathText path={use.path} {...linkTo(hrefOf(use.path))} />
            {use.line > 0 ? <span className="text-ink-3">:{use.line}</span> : null}
            <UseNote use={use} />
          </li>
        ))}
        {total > uses.length ? (
          <li className="text-label text-ink-3">
            and {inWords(total - uses.length)} more; the CLI lists all
          </li>
        ) : null}
      </ul>
    </details>
  );
}

function linkTo(href: string | undefined): { readonly href?: string } {
  return href === undefined ? {} : { href };
}

function UseNote({ use }: { readonly use: PathUse }) {
  const notes = [
    use.alias === null ? "" : `as ${use.alias}`,
    use.kind === "string" ? "in a text" : use.kind === "dynamic" ? "dynamic" : "",
  ].filter((note) => note !== "");
  return notes.length === 0 ? null : <span className="text-ink-3"> {notes.join(", ")}</span>;
}
