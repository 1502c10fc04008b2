"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { planLinks } from "@/components/panels/plan-links";
import { TestDurations } from "@/components/panels/test-durations";
import { TestFailures } from "@/components/panels/test-failures";
import { TestGuards } from "@/components/panels/test-guards";
import { TestNow } from "@/components/panels/test-now";
import { TestSpans } from "@/components/panels/test-spans";
import { GuardTag, SimulatedTag } from "@/components/panels/test-words";
import { Breaking, PathText } from "@/components/ui/code-text";
import { PageHead } from "@/components/ui/page-head";
import { frameQuery } from "@/lib/api/frame";
import type { PlanPlace } from "@/lib/api/plan-query";
import { testQuery } from "@/lib/api/tests";

type TestHistoryPanelsProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly id: string;
  readonly isTable: boolean;
};

/** One test: how it stands and why, how it ended from run to run, and what hangs on it. */
export function TestHistoryPanels({ place, moment, id, isTable }: TestHistoryPanelsProps) {
  const { data } = useSuspenseQuery(testQuery(place, id, moment));
  const { data: frame } = useSuspenseQuery(frameQuery(place, moment));
  const links = planLinks(place, moment, `tests/${id}`);
  const isSaid = data.sentence.toLowerCase().includes(data.why.toLowerCase());
  const hasFile = data.tree === "in the tree" || data.tree === "gone";
  return (
    <>
      <PageHead
        kicker={
          <>
            <a href={links.page("tests")}>Tests</a>
            {hasFile ? (
              <PathText path={data.place} href={links.file(data.place)} />
            ) : (
              <PathText path={data.place} />
            )}
            <code className="text-ink [overflow-wrap:anywhere]">
              <Breaking text={data.name} />
              {data.variant === "" ? "" : ` [${data.variant}]`}
            </code>
          </>
        }
        sentence={data.sentence}
        lede={isSaid ? null : data.why}
        actions={
          <>
            <GuardTag
              state={data.state}
              reason={data.reason}
              risk={data.isFlaky ? "flaky" : undefined}
            />
            <SimulatedTag isSimulated={data.last?.isSimulated ?? false} />
          </>
        }
      />
      <div className="grid-12">
        <TestSpans
          data={data}
          project={place.project}
          links={links}
          now={frame.asOf.now}
          isTable={isTable}
        />
        <TestNow data={data} links={links} />
        <TestDurations data={data} links={links} isTable={isTable} />
        <TestGuards data={data} links={links} />
        <TestFailures data={data} links={links} />
      </div>
    </>
  );
}
