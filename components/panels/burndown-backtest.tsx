import { useQuery } from "@tanstack/react-query";
import { BacktestWhiskers, type Whisker } from "@/components/charts/backtest-whiskers";
import { planLinks } from "@/components/panels/plan-links";
import { Button } from "@/components/ui/button";
import { type Column, DataTable } from "@/components/ui/data-table";
import { ErrorState } from "@/components/ui/error-state";
import { formatCount, formatDate, formatShare } from "@/components/ui/format";
import { Panel } from "@/components/ui/panel";
import { Disclosure, Empty, Skeleton } from "@/components/ui/states";
import { Num } from "@/components/ui/value";
import { type BacktestModel, backtestQuery } from "@/lib/api/forecast";
import type { PlanPlace } from "@/lib/api/plan-query";
import type { BacktestRow, CountCalibration } from "@/lib/domain/forecast/backtest";
import type { Outcome, Share } from "@/lib/domain/forecast/forecast";
import { plural } from "@/lib/domain/words";

const DAY = 86_400_000;
/** px that the tables take, so that nothing moves when they come. */
const HEIGHT = 560;

type BacktestProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
};

/** What would have been said at earlier days, beside what came. Asked for once the page stands: it takes many forecasts. */
export function BurndownBacktest({ place, moment }: BacktestProps) {
  const { data, error, refetch } = useQuery({ ...backtestQuery(place, moment), retry: false });
  const links = planLinks(place, moment, "burndown");
  return (
    <Panel
      id="backtest"
      className="scroll-mt-20"
      span={5}
      finding={data?.finding ?? "How earlier forecasts came out"}
      csv={links.api("backtest", { format: "csv" })}
      json={links.api("backtest")}
      footer={data === undefined ? undefined : <BacktestMade data={data} />}
      isFlush
    >
      {data !== undefined ? (
        <Answered data={data} />
      ) : error === null ? (
        <div className="px-4">
          <Skeleton height={HEIGHT} label="Earlier forecasts are worked out" />
        </div>
      ) : (
        <div className="px-4">
          <ErrorState retry={<Button onClick={() => refetch()}>Try again</Button>}>
            {error.message}
          </ErrorState>
        </div>
      )}
    </Panel>
  );
}

function Answered({ data }: { readonly data: BacktestModel }) {
  const { calibration, rows } = data;
  if (rows.length === 0)
    return (
      <div className="px-4 pb-3">
        <Empty hint="A forecast is made at each seventh day after the plan began, once a week has passed since.">
          No earlier forecast could have come out yet.
        </Empty>
      </div>
    );
  return (
    <>
      <Whiskers data={data} />
      {calibration.counts.tests === 0 ? null : (
        <DataTable
          label="How counts came out, by days ahead"
          columns={CALIBRATION}
          rows={calibration.ahead.filter(({ tests }) => tests > 0)}
          rowKey={({ days }) => String(days)}
        />
      )}
      <DataTable
        label="Earlier forecasts and what came"
        columns={rowColumns(data.firstDay)}
        rows={[...rows].reverse()}
        rowKey={({ day }) => String(day)}
        maxHeight={300}
      />
    </>
  );
}

/** Days ahead that are drawn: far enough to differ, near enough that most have come. */
const DRAWN = 28;

/** Earlier forecasts drawn against what came. */
function Whiskers({ data }: { readonly data: BacktestModel }) {
  const points = data.rows.flatMap(({ day, counts }): Whisker[] => {
    const test = counts.find(({ ahead }) => ahead === DRAWN);
    return test === undefined ? [] : [{ ...test, t: data.firstDay + (day + DRAWN) * DAY }];
  });
  if (points.length < 2) return null;
  return (
    <div className="px-4 max-tablet:px-3.5">
      <p className="flex flex-wrap items-center gap-x-4 gap-y-0.5 text-label text-ink-2">
        Said {DRAWN} days before:
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden="true" className="size-3 bg-ink/15" />
          middle 85%, 50%
        </span>
        <span className="inline-flex items-center gap-1.5">
          <span aria-hidden="true" className="size-[7px] rounded-full bg-legacy" />
          came, hollow outside of 85%
        </span>
      </p>
      <BacktestWhiskers
        label={`Counts that were said ${DRAWN} days before, and what came`}
        points={points}
      />
    </div>
  );
}

type AheadRow = CountCalibration & { readonly days: number };

function inside(share: Share): Column<AheadRow> {
  return {
    key: String(share),
    head: `In ${share}%`,
    align: "end",
    cell: ({ tests, inside: held }) => formatShare(Math.round(held[share] * tests), tests),
  };
}

const CALIBRATION: readonly Column<AheadRow>[] = [
  { key: "days", head: "Counts", cell: ({ days, tests }) => `${tests}, ${days} d ahead` },
  inside(50),
  inside(85),
  inside(95),
  {
    key: "error",
    head: "Off by",
    align: "end",
    isWideOnly: true,
    cell: ({ error }) => formatCount(Math.round(error)),
  },
  {
    key: "constant",
    head: "Even pace",
    align: "end",
    isWideOnly: true,
    cell: ({ constantError }) => formatCount(Math.round(constantError)),
  },
];

const REFUSED: Readonly<Record<Exclude<Outcome["state"], "dates">, string>> = {
  nothingLeft: "none was left",
  tooLittle: "too little history",
  noTrend: "no finish at that rate",
  tooSlow: "not within five years",
};

function rowColumns(firstDay: number): readonly Column<BacktestRow>[] {
  const date = (day: number) => formatDate(firstDay + day * DAY);
  return [
    {
      key: "day",
      head: "Said on",
      className: "whitespace-nowrap",
      cell: ({ day }) => date(day),
    },
    { key: "left", head: "Left", align: "end", cell: ({ left }) => <Num value={left} /> },
    {
      key: "said",
      head: "50%, 85% by",
      cell: ({ day, outcome }) =>
        outcome.state === "dates" ? (
          ([50, 85] as const).map((share) => {
            const ahead = outcome.days[share];
            return (
              <span key={share} className="block whitespace-nowrap">
                {ahead === null ? "not in five years" : date(day + ahead)}
              </span>
            );
          })
        ) : (
          <span className="text-ink-3">{REFUSED[outcome.state]}</span>
        ),
    },
    {
      key: "counted",
      head: `${DRAWN} d: 85%, came`,
      align: "end",
      isWideOnly: true,
      cell: ({ counts }) => {
        const test = counts.find(({ ahead }) => ahead === DRAWN);
        if (test === undefined) return "–";
        const [low, high] = test.bands[85];
        return (
          <>
            {formatCount(low)} to {formatCount(high)}
            <span className="block">{formatCount(test.came)}</span>
          </>
        );
      },
    },
    {
      key: "came",
      head: "Finished",
      isWideOnly: true,
      className: "whitespace-nowrap",
      cell: ({ day, came }) => (came === null ? "still open" : date(day + came)),
    },
  ];
}

function BacktestMade({ data }: { readonly data: BacktestModel }) {
  const { forecasts, refused, dates } = data.calibration;
  const held = dates
    .filter(({ due }) => due > 0)
    .map(({ share, held: came, due }) => `${came} of ${due} for ${share}%`);
  return (
    <Disclosure>
      At each of {plural(data.rows.length, "earlier day")}, {data.step} days apart, a forecast was
      made from what was known on that day: {forecasts} had dates, {refused} were refused.{" "}
      {held.length === 0
        ? "No date that was said has passed yet."
        : `Of the dates that have passed these held: ${held.join(", ")}.`}{" "}
      Counts are compared 7, 28, 91 and 182 days ahead, whatever made them move; "in 85%" should be
      near 85%. "Off by" is how far the median was off on average, "even pace" how far a straight
      line through the same days was. Forecasts that overlap are no independent trials. All are read
      under the plan version shown.
    </Disclosure>
  );
}
