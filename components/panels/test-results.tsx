import type { PlanLinks } from "@/components/panels/plan-links";
import { RunText } from "@/components/panels/run-text";
import { TestMessage } from "@/components/panels/test-message";
import type { TestResult } from "@/lib/domain/verdict/words";

type TestResultsProps = {
  readonly label: string;
  readonly results: readonly TestResult[];
  readonly links: PlanLinks;
};

/** Tests that did not pass, each with the run that said so and its message. */
export function TestResults({ label, results, links }: TestResultsProps) {
  if (results.length === 0) return null;
  return (
    <>
      <h4 className="mt-2 text-label text-ink-3">{label}</h4>
      <ul>
        {results.map((result) => (
          <li
            key={`${result.key} ${result.run.environment}`}
            className="border-b border-hair-2 py-1.5 last:border-b-0"
          >
            <a
              href={links.page(`tests/${result.key}`)}
              className="font-mono text-label/5 [overflow-wrap:anywhere]"
            >
              {result.id}
            </a>
            <p className="text-label/[18px] text-ink-2">
              {result.status}
              {result.isRetried ? " after a second try" : ""},{" "}
              <RunText run={result.run} links={links} />
            </p>
            <TestMessage message={result.message} />
          </li>
        ))}
      </ul>
    </>
  );
}
