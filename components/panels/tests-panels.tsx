"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { ListPager } from "@/components/panels/list-pager";
import { NoRuns } from "@/components/panels/no-runs";
import { planLinks } from "@/components/panels/plan-links";
import { SimulatedTag } from "@/components/panels/test-words";
import { TestsFilter } from "@/components/panels/tests-filter";
import { TestsRuns } from "@/components/panels/tests-runs";
import { TestsTable } from "@/components/panels/tests-table";
import {
  SHOW_WORDS,
  shownTests,
  type TestsParams,
  USUAL_SHOW,
} from "@/components/panels/tests-words";
import { SegmentedLinks } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { Panel } from "@/components/ui/panel";
import { Disclosure, Empty } from "@/components/ui/states";
import type { PlanPlace } from "@/lib/api/plan-query";
import { TEST_SHOWS, type TestShow, testsQuery } from "@/lib/api/tests";
import type { TestsModel } from "@/lib/domain/verdict/test-model";
import { inWords, plural } from "@/lib/domain/words";

type TestsPanelsProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly own: TestsParams;
};

/** The tests that ran, filtered by the URL, and the runs that they rest on. */
export function TestsPanels({ place, moment, own }: TestsPanelsProps) {
  const { data } = useSuspenseQuery(testsQuery(place, { ...moment, ...own }));
  const links = planLinks(place, moment, "tests");
  const show = shownTests(own.show);
  const hrefOf = (changes: TestsParams) =>
    links.page("tests", { ...own, page: undefined, ...changes });
  return (
    <>
      <PageHead sentence={data.sentence} />
      {data.runs + data.elsewhere === 0 ? (
        <Panel finding="No test has run">
          <NoRuns project={place.project} environment={data.environments[0]} />
        </Panel>
      ) : (
        <>
          <div className="mb-3">
            <SegmentedLinks
              label="Which tests"
              items={TEST_SHOWS.map((one) => ({
                label: <ShowLabel show={one} counts={data.counts} />,
                title: SHOW_WORDS[one].title,
                href: hrefOf({ show: one === USUAL_SHOW ? undefined : one }),
                isCurrent: one === show,
              }))}
            />
          </div>
          <TestsFilter place={place} moment={moment} own={own} environments={data.environments} />
          <div className="grid-12">
            <Panel
              finding={findingOf(data, show, own)}
              legend={
                <>
                  <span>{SHOW_WORDS[show].title}</span>
                  <SimulatedTag isSimulated={data.isSimulated} />
                </>
              }
              csv={links.api("tests", { ...own, page: undefined, format: "csv" })}
              json={links.api("tests", own)}
              isFlush
              footer={
                <Disclosure summary="How a state is made">
                  The last result on the line counts, for each environment that the plan asks of the
                  test's category; the worst of them is the state. A result that is stale, skipped,
                  or missing is unknown, never passing. Runs on other branches are listed and
                  nothing hangs on them.
                </Disclosure>
              }
              footerEnd={<ListPager data={data} hrefOf={hrefOf} />}
            >
              <TestsTable
                rows={data.rows}
                links={links}
                empty={
                  <Empty hint={<a href={links.page("tests")}>Show all tests</a>}>
                    {own.q || own.environment
                      ? "No test passes these filters."
                      : SHOW_WORDS[show].none}
                  </Empty>
                }
              />
            </Panel>
            <TestsRuns data={data} links={links} />
          </div>
        </>
      )}
    </>
  );
}

type ShowLabelProps = { readonly show: TestShow; readonly counts: TestsModel["counts"] };

function ShowLabel({ show, counts }: ShowLabelProps) {
  return (
    <>
      {SHOW_WORDS[show].word}
      {show === "planned" ? null : (
        <span className="ml-1.5 font-normal opacity-80">{inWords(counts[show])}</span>
      )}
    </>
  );
}

function findingOf({ total }: TestsModel, show: TestShow, own: TestsParams): string {
  const parts = [
    own.q ? `named ${own.q}` : "",
    own.environment ? `in ${own.environment}` : "",
  ].filter((part) => part !== "");
  return [`${plural(total, "test")} ${SHOW_WORDS[show].verb}`, ...parts].join(", ").trim();
}
