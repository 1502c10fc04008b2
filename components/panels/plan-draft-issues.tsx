import { StateTag } from "@/components/ui/tag";
import type { TriedPlan } from "@/lib/api/plan";
import { inWords, plural } from "@/lib/domain/words";

type DraftIssuesProps = {
  readonly tried: Extract<TriedPlan, { ok: false }>;
  readonly onPlace: (line: number, column: number) => void;
};

/** Every reason why the draft is no plan; a place puts the cursor there. */
export function DraftIssues({ tried, onPlace }: DraftIssuesProps) {
  const more = tried.total - tried.issues.length;
  return (
    <>
      <p className="mb-2">
        <StateTag tone="bad">{plural(tried.total, "reason")} against this draft</StateTag>
      </p>
      <ol className="flex max-h-[420px] flex-col overflow-auto">
        {tried.issues.map(({ message, pointer, line, column }) => (
          <li
            key={`${line ?? 0} ${column ?? 0} ${pointer} ${message}`}
            className="border-t border-hair-2 py-1.5"
          >
            {line === undefined ? null : (
              <button
                type="button"
                onClick={() => onPlace(line, column ?? 1)}
                className="mr-2 text-accent-ink hover:underline"
              >
                Line {inWords(line)}
                {column === undefined ? "" : `, column ${inWords(column)}`}
              </button>
            )}
            <span className="[overflow-wrap:anywhere]">{message}</span>
          </li>
        ))}
      </ol>
      {more > 0 ? <p className="mt-1 text-ink-3">and {inWords(more)} more</p> : null}
    </>
  );
}
