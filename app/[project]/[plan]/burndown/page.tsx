import type { Metadata } from "next";
import { BurndownPanels } from "@/components/panels/burndown-panels";
import { FORECAST_PARAMS } from "@/lib/api/forecast";
import { MOMENT_PARAMS, pickParams } from "@/lib/api/page-params";
import { refusalOf } from "@/lib/server/http/problem";
import { refusedBurndownParams } from "@/lib/server/read/burndown-params";
import { Answered } from "../answered";
import { PlanPage } from "../plan-page";

export const metadata: Metadata = { title: "Burndown" };

const PARAMS = ["from", "zoom", ...FORECAST_PARAMS] as const;

export default async function BurndownPage({
  params,
  searchParams,
}: PageProps<"/[project]/[plan]/burndown">) {
  const place = await params;
  const search = await searchParams;
  const moment = pickParams(search, MOMENT_PARAMS);
  const asked = pickParams(search, PARAMS);
  // A moment or version that is not there is said by the page itself.
  const problems: Readonly<Record<string, string>> = await refusedBurndownParams(
    place,
    moment,
    asked,
  ).catch((error: unknown) => {
    if (refusalOf(error) === null) throw error;
    return {};
  });
  const own = Object.fromEntries(Object.entries(asked).filter(([name]) => !problems[name]));
  return (
    <PlanPage place={place} search={search} question="burndown" params={own}>
      <Answered
        place={place}
        questions={[
          ["forecast", { ...moment, ...pickParams(own, FORECAST_PARAMS) }],
          ["owners", moment],
          ["chronicle", moment],
          ["phantoms", moment],
          ["marks", moment],
          ["restorations", moment],
        ]}
      >
        <BurndownPanels
          place={place}
          moment={moment}
          own={own}
          isTable={pickParams(search, ["as"]).as === "table"}
          problems={problems}
        />
      </Answered>
    </PlanPage>
  );
}
