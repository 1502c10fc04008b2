import { type FilePlace, fileAt } from "@/components/panels/file-commit";
import { Sha } from "@/components/ui/code-text";
import { Panel } from "@/components/ui/panel";
import { When } from "@/components/ui/value";
import type { FileModel } from "@/lib/api/file";
import { timesInWords } from "@/lib/domain/number-words";
import { spanInWords } from "@/lib/domain/words";

type FileReturnsProps = { readonly data: FileModel; readonly at: FilePlace };

/** When the whole file was put back to a content that it had before: told by content, never by messages. */
export function FileReturns({ data, at }: FileReturnsProps) {
  const { returns } = data;
  return (
    <Panel
      finding={`Put back exactly to an earlier content ${timesInWords(returns.length)}`}
      legend="Equal content ids: equal files, byte for byte."
    >
      <ul>
        {returns.map(({ commit, stateOf, awayMs, wasGone }) => (
          <li
            key={commit.sha}
            className="flex flex-wrap items-baseline gap-x-2 border-b border-hair-2 py-1.5 last:border-b-0"
          >
            <When at={commit.t} />
            <Sha sha={commit.sha} href={fileAt(at, commit.sha)} />
            <span className="text-ink-2">
              {wasGone ? "brought it back" : "put it back"} to the state of
            </span>
            <Sha sha={stateOf.sha} href={fileAt(at, stateOf.sha)} />
            <span className="text-ink-3">after {spanInWords(awayMs)}</span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
