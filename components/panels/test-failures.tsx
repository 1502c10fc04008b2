import type { PlanLinks } from "@/components/panels/plan-links";
import { Message } from "@/components/panels/strategy-proof-case";
import { RunText, STATUS_MARKS } from "@/components/panels/test-words";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { StateTag } from "@/components/ui/tag";
import type { TestHistory } from "@/lib/domain/verdict/test-model";
import { inWords, plural } from "@/lib/domain/words";

type TestFailuresProps = { readonly data: TestHistory; readonly links: PlanLinks };

const SHOWN = 20;

/** What it said whenever it did not simply pass, newest first, folded. */
export function TestFailures({ data, links }: TestFailuresProps) {
  const spans = data.spans
    .filter(({ status, isRetried }) => status !== "passed" || isRetried)
    .sort((a, b) => b.to.startedAt - a.to.startedAt);
  const shown = spans.slice(0, SHOWN);
  return (
    <Panel
      finding={
        spans.length === 0
          ? data.runsTotal === 0
            ? "It has said nothing yet"
            : "It passed in every run known here"
          : `${plural(spans.length, "time")} it did not simply pass, newest first`
      }
      footer={
        spans.length > SHOWN ? (
          <span>
            The newest {inWords(SHOWN)}; the JSON has all {inWords(spans.length)}.
          </span>
        ) : undefined
      }
    >
      {shown.length === 0 ? (
        <Empty>
          {data.runsTotal === 0
            ? "Messages stand here once it ran and did not pass."
            : "No run ended in anything else than a pass at the first try."}
        </Empty>
      ) : (
        <ul>
          {shown.map(({ environment, status, isRetried, from, to, runs, message }) => (
            <li
              key={`${environment} ${from.startedAt} ${from.run}`}
              className="border-b border-hair-2 py-1.5 last:border-b-0"
            >
              <span className="flex flex-wrap items-center gap-x-3">
                <StateTag
                  tone={isRetried && status === "passed" ? "warn" : STATUS_MARKS[status].tone}
                >
                  {STATUS_MARKS[status].word}
                  {isRetried ? ", on a second try" : ""}
                </StateTag>
                <RunText run={from} links={links} />
                {runs === 1 ? null : (
                  <span className="flex flex-wrap gap-x-2 text-ink-3">
                    {plural(runs, "run")}, the last <RunText run={to} links={links} />
                  </span>
                )}
              </span>
              {message === null ? (
                <span className="block text-label text-ink-3">
                  {STATUS_MARKS[status].gloss}; the report gives no message
                </span>
              ) : (
                <div className="text-label/5">
                  <Message text={message} />
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
