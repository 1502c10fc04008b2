import "server-only";
import type { CountPoint, ForecastModel } from "@/lib/api/forecast";
import { type DailySeries, paceAt } from "@/lib/domain/forecast/daily-series";
import { fanDays } from "@/lib/domain/forecast/fan-days";
import { type Forecast, forecast, type Share } from "@/lib/domain/forecast/forecast";
import { reach, type TargetDate, targetDate } from "@/lib/domain/forecast/target";
import { forecastDetail, forecastFinding, isStale, type Told } from "@/lib/domain/forecast/words";
import { isoInstant, parseDay, parseInstant } from "@/lib/domain/time";
import { AppError } from "@/lib/server/errors";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { askedPart } from "./forecast-parts";
import { blockedOf, seriesOf, type Within } from "./forecast-series";

const DAY = 86_400_000;
const POINTS = 200;
/** Days of counts that are shown before the forecast starts. */
const SHOWN_DAYS = 730;

/** `target` as a URL gives it: a day (its end, UTC) or an instant with a zone. Null: not asked for. Throws bad-request. */
export function askedTarget(params: URLSearchParams): number | null {
  const text = params.get("target");
  if (!text) return null;
  const day = parseDay(text);
  const asked = day === null ? parseInstant(text) : day + DAY - 1;
  if (asked === null)
    throw new AppError("bad-request", `target=${text} is not a day such as 2025-12-17.`);
  return asked;
}

/** The finding of a board's forecast alone: a date with its pace, or why there is none. */
export function forecastSentence(board: Board): string {
  const series = seriesOf(board);
  const said = forecast(paceAt(series), series.counts.at(-1) ?? 0);
  return forecastFinding(toldOf(board, series, said, null, undefined));
}

/** When the consolidation, or the part of it in a folder or of an owner, is finished at its own pace, or why that cannot be said. */
export async function readForecast(board: Board, params: URLSearchParams): Promise<ForecastModel> {
  const { plan, asOf, facts } = board;
  const asked = await askedPart(board, params);
  const series = seriesOf(board, asked?.within);
  const from = series.until;
  const target = targetDate(plan, askedTarget(params));
  const said = saidOf(series, target);
  const told = toldOf(board, series, said, target, asked?.within);
  const isOld = said.left > 0 && isStale(told);
  return {
    finding: forecastFinding(told),
    detail: forecastDetail(told),
    part: asked?.part ?? null,
    planVersion: plan.version,
    state: isOld ? "stale" : said.outcome.state,
    blocked: told.blocked,
    left: said.left,
    pace: said.pace,
    from,
    now: asOf.now,
    dates: isOld ? null : datesOf(said, from),
    counts: countPoints(series),
    fan: isOld ? [] : said.fan.map(({ day, ...band }) => ({ t: from + day * DAY, ...band })),
    target: told.target,
    unreadableFiles: facts.spells.filter(
      (spell) => spell.from <= asOf.position && (spell.to < 0 || spell.to > asOf.position),
    ).length,
  };
}

function toldOf(
  board: Board,
  { until: from }: DailySeries,
  said: Forecast,
  target: TargetDate | null,
  within: Within | undefined,
): Told {
  return {
    said,
    blocked: blockedOf(board, within),
    target: target === null ? null : reach(target, said, from),
    from,
    now: board.asOf.now,
    planVersion: board.plan.version,
  };
}

function saidOf(series: DailySeries, target: TargetDate | null): Forecast {
  const ahead = target === null ? null : Math.ceil((target.t - series.until) / DAY);
  return forecast(paceAt(series), series.counts.at(-1) ?? 0, (days) => fanDays(days, ahead));
}

function datesOf({ outcome }: Forecast, from: number): ForecastModel["dates"] {
  if (outcome.state !== "dates") return null;
  const { days } = outcome;
  const date = (share: Share) => {
    const ahead = days[share];
    return ahead === null ? null : from + ahead * DAY;
  };
  return { 50: date(50), 85: date(85), 95: date(95) };
}

function countPoints(series: DailySeries): CountPoint[] {
  const last = series.counts.length - 1;
  const first = Math.max(0, Math.min(series.start, last - 28), last - SHOWN_DAYS);
  const step = Math.max(1, Math.ceil((last - first) / (POINTS - 1)));
  const points: CountPoint[] = [];
  for (let day = last; day >= first; day -= step)
    points.push({ t: series.until - (last - day) * DAY, count: series.counts[day] ?? 0 });
  return points.reverse();
}

/** The counts that were, then those that were simulated. */
export async function forecastCsv(board: Board, params: URLSearchParams): Promise<string> {
  const { counts, fan, finding } = await readForecast(board, params);
  const head =
    "time,counted,median,low_50,high_50,low_85,high_85,low_95,high_95,no_forecast_because";
  const known = counts.map(({ t, count }): Cell[] => [isoInstant(t), count]);
  const simulated = fan.map(({ t, median, bands }): Cell[] => [
    isoInstant(t),
    null,
    median,
    ...bands[50],
    ...bands[85],
    ...bands[95],
  ]);
  const refused: Cell[][] =
    fan.length > 0 ? [] : [[null, null, null, null, null, null, null, null, null, finding]];
  return csv(
    head.split(","),
    [...known, ...simulated, ...refused].map((row) =>
      Array.from({ length: 10 }, (_, at) => row[at] ?? null),
    ),
  );
}
