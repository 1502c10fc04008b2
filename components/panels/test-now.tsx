import type { PlanLinks } from "@/components/panels/plan-links";
import { RunText, STATUS_MARKS } from "@/components/panels/test-words";
import { Sha } from "@/components/ui/code-text";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { StateTag } from "@/components/ui/tag";
import { When } from "@/components/ui/value";
import type { TestHistory } from "@/lib/domain/verdict/test-model";
import { plural } from "@/lib/domain/words";

type TestNowProps = { readonly data: TestHistory; readonly links: PlanLinks };

/** The last result in each environment, and whether its file is in the tree. */
export function TestNow({ data, links }: TestNowProps) {
  const { environments, tree, goneSince, last } = data;
  const ranWithoutTree = last !== null && tree === "not in the tree";
  return (
    <Panel
      span={4}
      finding={
        environments.length === 0
          ? "No environment has run it"
          : `Last results in ${plural(environments.length, "environment")}`
      }
    >
      {environments.length === 0 ? (
        <Empty>Nothing is known of it before its first run.</Empty>
      ) : (
        <ul>
          {environments.map(({ environment, status, run }) => (
            <li key={environment} className="border-b border-hair-2 py-1.5 last:border-b-0">
              <span className="flex items-center justify-between gap-x-3">
                {environment}
                <StateTag tone={STATUS_MARKS[status].tone}>{STATUS_MARKS[status].word}</StateTag>
              </span>
              <span className="block text-label/5 text-ink-2">
                <RunText run={run} links={links} />
              </span>
              {run.incomplete === null ? null : (
                <span className="block text-label text-risk">
                  the run is incomplete: {run.incomplete}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 border-t border-hair-2 pt-2">
        {ranWithoutTree ? (
          <>
            <StateTag tone="warn">ran, not in the tree</StateTag>
            <span className="block text-label text-ink-3">
              It exists, for it ran; the tree of that commit lacks its file.
            </span>
          </>
        ) : (
          <>
            <StateTag tone={tree === "in the tree" ? "good" : "unknown"}>
              {tree === "unknown" ? "the scans do not say whether its file exists" : tree}
            </StateTag>
            {goneSince === null ? null : (
              <span className="block text-label/5 text-ink-3">
                since <When at={goneSince.t} />{" "}
                <Sha sha={goneSince.sha} href={links.at(goneSince.sha)} />
              </span>
            )}
          </>
        )}
      </p>
    </Panel>
  );
}
