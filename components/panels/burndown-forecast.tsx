import { useSuspenseQuery } from "@tanstack/react-query";
import { ForecastChart } from "@/components/charts/forecast-chart";
import { BurndownBacktest } from "@/components/panels/burndown-backtest";
import { ForecastMade } from "@/components/panels/forecast-made";
import { ForecastTable } from "@/components/panels/forecast-table";
import { ForecastTargetForm } from "@/components/panels/forecast-target-form";
import { type PlanLinks, planLinks } from "@/components/panels/plan-links";
import { formatDate } from "@/components/ui/format";
import { ToneGlyph } from "@/components/ui/glyph";
import { Panel } from "@/components/ui/panel";
import { Empty, Unknown } from "@/components/ui/states";
import { FORECAST_PARAMS, type ForecastModel, forecastQuery } from "@/lib/api/forecast";
import { pickParams } from "@/lib/api/page-params";
import type { PlanPlace } from "@/lib/api/plan-query";
import { NO_OWNER } from "@/lib/domain/board/dimensions";

type ForecastProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly own: Readonly<Record<string, string>>;
  /** Why a parameter of the URL was not taken, by its name. */
  readonly problems: Readonly<Record<string, string>>;
  readonly isTable: boolean;
};

/** When it is finished at its own pace, or why that cannot be said; and how earlier answers came out. */
export function BurndownForecast({ place, moment, own, problems, isTable }: ForecastProps) {
  const asked = pickParams(own, FORECAST_PARAMS);
  const { data } = useSuspenseQuery(forecastQuery(place, { ...moment, ...asked }));
  const links = planLinks(place, moment, "burndown");
  return (
    <>
      <Panel
        id="forecast"
        className="scroll-mt-20"
        span={7}
        finding={data.finding}
        legend={
          data.fan.length === 0 && data.part === null ? undefined : (
            <>
              <PartLine part={data.part} whole={wholeHref(links, own)} />
              {data.fan.length === 0 ? null : <FanLegend />}
            </>
          )
        }
        twin={{
          isShown: isTable,
          href: links.page("burndown", { ...own, as: isTable ? undefined : "table" }),
          table: <ForecastTable data={data} />,
        }}
        csv={links.api("forecast", { ...asked, format: "csv" })}
        json={links.api("forecast", asked)}
        footer={
          <>
            <a href="#backtest">How earlier forecasts came out</a>
            <ForecastMade data={data} />
          </>
        }
      >
        <PartProblem problem={problems.dir ?? problems.owner} />
        <div className="mb-1 flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
          <p className="min-w-0 flex-1 basis-72 text-body text-ink-2">{data.detail}</p>
          <ForecastTargetForm value={own.target ?? ""} problem={problems.target ?? null} />
        </div>
        <Chart data={data} />
      </Panel>
      <BurndownBacktest place={place} moment={moment} />
    </>
  );
}

function wholeHref(links: PlanLinks, own: ForecastProps["own"]): string {
  return `${links.page("burndown", { ...own, dir: undefined, owner: undefined })}#forecast`;
}

/** The part that the URL asks for is not there: the forecast of the whole stands in its place. */
function PartProblem({ problem }: { readonly problem: string | undefined }) {
  if (problem === undefined) return null;
  return (
    <p role="alert" className="mb-1 text-label font-medium text-broken">
      {problem} This is the forecast of the whole plan.
    </p>
  );
}

type PartLineProps = { readonly part: ForecastModel["part"]; readonly whole: string };

/** What the forecast is of, where it is not of the whole plan. */
function PartLine({ part, whole }: PartLineProps) {
  if (part === null) return null;
  const { dimension, key } = part;
  return (
    <span>
      {dimension === "dir" ? "Files right in " : "Files counted under "}
      {dimension === "owner" && key === NO_OWNER ? "no owner" : <code>{key}</code>} alone,{" "}
      <a href={whole}>the whole plan</a>
    </span>
  );
}

function Chart({ data }: { readonly data: ForecastModel }) {
  const { counts, fan, from, target, finding } = data;
  if (data.state === "nothingLeft" && data.blocked.outside + data.blocked.unrecorded === 0)
    return <Empty>There is nothing to forecast: every import of the subject has left.</Empty>;
  return (
    <>
      <Unsure data={data} />
      <ForecastChart
        label={finding}
        counts={counts}
        fan={fan}
        from={from}
        target={
          target === null
            ? null
            : {
                t: target.t,
                label: `${target.of === "plan" ? "planned end" : "target"} ${formatDate(target.t)}`,
              }
        }
      />
    </>
  );
}

/** What makes the finish unknown, although the count of legacy imports can be simulated. */
function Unsure({ data }: { readonly data: ForecastModel }) {
  const { outside, unrecorded } = data.blocked;
  if (data.state === "stale")
    return (
      <div className="mt-2">
        <Unknown
          reason="No commit is known that is recent enough to go on from."
          since={data.from}
          now={data.now}
          command="npm run -s plumbline -- sync --repo ../your-repository"
        />
      </div>
    );
  if (outside + unrecorded === 0 || data.fan.length === 0) return null;
  return (
    <p className="mt-2 flex w-fit items-center gap-1.5 rounded-1 hatched text-label text-ink-2">
      <span className="flex items-center gap-1.5 bg-layer px-1">
        <ToneGlyph tone="unknown" size={13} />
        The fan is of legacy imports alone; what the plan does not judge is not in it.
      </span>
    </p>
  );
}

function FanLegend() {
  return (
    <>
      <span className="inline-flex items-center gap-1.5">
        <span aria-hidden="true" className="h-0.5 w-4 bg-legacy" />
        Legacy
      </span>
      <span className="inline-flex items-center gap-1.5">
        <span aria-hidden="true" className="w-4 border-t border-dashed border-ink" />
        median of the runs
      </span>
      <span className="inline-flex items-center gap-1.5">
        <span aria-hidden="true" className="flex h-3 w-6">
          <span className="flex-1 bg-ink/10" />
          <span className="flex-1 bg-ink/20" />
          <span className="flex-1 bg-ink/30" />
        </span>
        middle 95, 85, 50%
      </span>
    </>
  );
}
