import { useQuery } from "@tanstack/react-query";
import type { PlanLinks } from "@/components/panels/plan-links";
import { type FinishesModel, type ForecastPart, finishesQuery } from "@/lib/api/forecast";
import type { PlanPlace } from "@/lib/api/plan-query";
import { NOTHING_LEFT, type PartFinish } from "@/lib/domain/forecast/part";

/** The finish of a folder or owner by its key; undefined while they are worked out. */
export type FinishOf = (key: string) => PartFinish | undefined;

/** Asked for once the page stands: each is a thousand simulated runs. */
export function useFinishes(
  place: PlanPlace,
  moment: Readonly<Record<string, string>>,
  by: FinishesModel["by"],
): FinishOf {
  const { data, error } = useQuery({ ...finishesQuery(place, { ...moment, by }), retry: false });
  if (error !== null)
    return () => ({ state: "notAsked", half: null, most: null, why: error.message });
  if (data === undefined) return () => undefined;
  const known = new Map(data.rows.map(({ key, finish }) => [key, finish]));
  return (key) => known.get(key) ?? NOTHING_LEFT;
}

/** The burndown's forecast of one folder or owner alone. */
export function forecastHref(links: PlanLinks, { dimension, key }: ForecastPart): string {
  return `${links.page("burndown", { [dimension]: key })}#forecast`;
}
