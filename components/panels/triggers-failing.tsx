import { RunText } from "@/components/panels/run-text";
import { TestMessage } from "@/components/panels/test-message";
import type { IncidentPartProps } from "@/components/panels/triggers-part";
import { Panel } from "@/components/ui/panel";
import { capitalised, counted } from "@/lib/domain/number-words";
import type { FailingTest } from "@/lib/domain/verdict/trigger-model";

/** More than this many are folded. */
const SHOWN = 5;

/** The tests that failed within the incident, with their first bad and their last good run. */
export function TriggersFailing({ links, shown: { failing } }: IncidentPartProps) {
  if (failing.length === 0) return null;
  const still = failing.filter(({ isStillFailing }) => isStillFailing).length;
  const rest = failing.slice(SHOWN);
  return (
    <Panel
      finding={`${capitalised(counted(failing.length, "test"))} failed, ${still === 0 ? "none still fails" : `${counted(still, "still does", "still do")}`}`}
    >
      <ul>
        {failing.slice(0, SHOWN).map((test) => (
          <Failing key={`${test.key} ${test.run.environment}`} test={test} links={links} />
        ))}
      </ul>
      {rest.length === 0 ? null : (
        <details>
          <summary className="w-fit cursor-pointer pt-1 text-accent-ink hover:underline">
            {rest.length} more
          </summary>
          <ul>
            {rest.map((test) => (
              <Failing key={`${test.key} ${test.run.environment}`} test={test} links={links} />
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

type FailingProps = { readonly test: FailingTest; readonly links: IncidentPartProps["links"] };

function Failing({ test, links }: FailingProps) {
  const { key, id, status, isStillFailing, firstBad, lastGood, message } = test;
  return (
    <li className="min-w-0 border-b border-hair-2 py-2 first:pt-0 last:border-b-0 last:pb-0">
      <p className="flex flex-wrap items-baseline gap-x-2">
        <a
          href={links.page(`tests/${key}`)}
          className="font-mono text-label/5 [overflow-wrap:anywhere]"
        >
          {id}
        </a>
        <span className={isStillFailing ? "font-medium text-broken" : "text-ink-3"}>
          {isStillFailing ? `${status}, still failing` : `${status}, passes again`}
        </span>
      </p>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-label/[18px] text-ink-2">
        <dt className="text-ink-3">First bad</dt>
        <dd>
          <RunText run={firstBad} links={links} />
        </dd>
        <dt className="text-ink-3">Last good</dt>
        <dd>
          {lastGood === null ? "none: it never passed" : <RunText run={lastGood} links={links} />}
        </dd>
      </dl>
      <TestMessage message={message} />
    </li>
  );
}
