"use client";

import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { GoldenHistory } from "@/components/panels/golden-history";
import { GoldenImpact } from "@/components/panels/golden-impact";
import { GoldenJudged } from "@/components/panels/golden-judged";
import { GoldenGuarantees, GoldenReasons } from "@/components/panels/golden-reasons";
import { GoldenState } from "@/components/panels/golden-state";
import { GoldenSteps } from "@/components/panels/golden-steps";
import { GoldenTag } from "@/components/panels/golden-tag";
import { GOLDEN_MARKS, GOLDEN_ORDER } from "@/components/panels/golden-words";
import { planLinks } from "@/components/panels/plan-links";
import { Sha } from "@/components/ui/code-text";
import { formatStamp } from "@/components/ui/format";
import { Panel } from "@/components/ui/panel";
import { PrintButton } from "@/components/ui/print-button";
import { frameQuery } from "@/lib/api/frame";
import { goldenPathQuery } from "@/lib/api/golden-path";
import type { PlanPlace } from "@/lib/api/plan-query";

type GoldenPanelsProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  /** Which chart is shown as its table: `table` the events, `history` the states over time. */
  readonly shown: string | null;
};

const PAGE = "golden-path";

/** Is the journey protected, for people who read no code: the state, then why, then how it is known. */
export function GoldenPanels({ place, moment, shown }: GoldenPanelsProps) {
  const { data } = useSuspenseQuery(goldenPathQuery(place, moment));
  const { data: frame } = useQuery(frameQuery(place, moment));
  const links = planLinks(place, moment, PAGE);
  const now = frame?.asOf.now ?? null;
  const twin = (name: string) => ({
    isShown: shown === name,
    href: links.page(PAGE, shown === name ? {} : { as: name }),
  });
  return (
    <div className="[overflow-wrap:break-word]" data-print-page="golden-path">
      <GoldenState data={data} links={links} now={now} />
      <div className="grid-12">
        <GoldenSteps
          steps={data.steps}
          twin={twin("table")}
          csv={links.api(PAGE, { format: "csv" })}
          json={links.api(PAGE)}
        />
        <GoldenReasons data={data} links={links} />
        <GoldenGuarantees guarantees={data.guarantees} now={now} />
        <GoldenHistory
          data={data}
          links={links}
          twin={twin("history")}
          now={now ?? Math.max(...data.history.map(({ from, to }) => to ?? from))}
        />
        <GoldenImpact data={data} />
        <GoldenJudged data={data} links={links} now={now} />
        <FourWords />
      </div>
      <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2 text-label text-ink-3">
        <span data-print="none">
          <PrintButton>Print on one page</PrintButton>
        </span>
        <span>
          {place.project}, {frame?.plan.title ?? place.plan}, plan version {data.planVersion}
          {frame ? (
            <>
              , as of {frame.asOf.sha === null ? "" : <Sha sha={frame.asOf.sha} />}{" "}
              {formatStamp(frame.asOf.t ?? frame.asOf.now)} UTC
            </>
          ) : null}
        </span>
      </div>
    </div>
  );
}

function FourWords() {
  return (
    <Panel finding="What the four words mean" className="screen-only">
      <dl className="grid grid-cols-2 gap-3 desk:grid-cols-4">
        {GOLDEN_ORDER.map((state) => (
          <div key={state} className="min-w-0">
            <dt>
              <GoldenTag state={state} />
            </dt>
            <dd className="mt-0.5 text-label text-ink-2">{GOLDEN_MARKS[state].meaning}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
