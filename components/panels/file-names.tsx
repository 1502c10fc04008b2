import { type FilePlace, fileAt } from "@/components/panels/file-commit";
import { SourceLink } from "@/components/panels/source-link";
import { PathText, Sha } from "@/components/ui/code-text";
import { Panel } from "@/components/ui/panel";
import { When } from "@/components/ui/value";
import type { FileModel } from "@/lib/api/file";
import { filePageHref } from "@/lib/api/page-params";
import type { FileName } from "@/lib/domain/board/file-names";
import { capitalised, counted } from "@/lib/domain/number-words";
import { spanInWords } from "@/lib/domain/words";

/** The names that a file had, with their spans; null where it had one only. */
export function FileNames({ data, at }: { readonly data: FileModel; readonly at: FilePlace }) {
  const { names, now } = data;
  if (names.length < 2) return null;
  const former = names.filter(({ until }) => until !== null).length;
  return (
    <Panel
      finding={`${capitalised(counted(former, "former name"))}; its lives go on across a rename`}
    >
      <ul>
        {names.map((name) => (
          <li
            key={`${name.path} ${name.since?.t} ${name.until?.t}`}
            className="flex flex-wrap items-baseline gap-x-2 border-b border-hair-2 py-1.5 last:border-b-0"
          >
            <PathText path={name.path} href={filePageHref(at.place, name.path, at.moment)} />
            <Span name={name} at={at} now={now} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

type SpanProps = { readonly name: FileName; readonly at: FilePlace; readonly now: number };

function Span({ name: { path, since, until }, at, now }: SpanProps) {
  return (
    <span className="flex flex-wrap items-baseline gap-x-2 text-ink-2">
      {since === null ? (
        "from its first version"
      ) : (
        <Event word="from" at={at} path={path} {...since} />
      )}
      {until === null ? "on" : <Event word="to" at={at} path={path} {...until} />}
      {since === null ? null : (
        <span className="text-ink-3">{spanInWords((until?.t ?? now) - since.t)}</span>
      )}
    </span>
  );
}

type EventProps = {
  readonly word: string;
  readonly at: FilePlace;
  readonly path: string;
  readonly t: number;
  readonly sha: string;
};

function Event({ word, at, path, t, sha }: EventProps) {
  return (
    <span className="inline-flex flex-wrap items-baseline gap-x-2">
      {word} <When at={t} /> <Sha sha={sha} href={fileAt({ ...at, path }, sha)} />
      <SourceLink source={at.source} sha={sha} />
    </span>
  );
}
