import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BurndownPanels } from "@/components/panels/burndown-panels";
import { MOMENT_PARAMS, pickParams } from "@/lib/api/page-params";
import { isNotFound } from "@/lib/server/http/problem";
import { refusedBurndownParams } from "@/lib/server/read/burndown-params";
import { PlanPage } from "../plan-page";

export const metadata: Metadata = { title: "Burndown" };

const PARAMS = ["from", "zoom"] as const;

export default async function BurndownPage({
  params,
  searchParams,
}: PageProps<"/[project]/[plan]/burndown">) {
  const place = await params;
  const search = await searchParams;
  const moment = pickParams(search, MOMENT_PARAMS);
  const asked = pickParams(search, PARAMS);
  const problems = await refusedBurndownParams(place, moment, asked).catch((error: unknown) => {
    if (isNotFound(error)) notFound();
    throw error;
  });
  const own = Object.fromEntries(Object.entries(asked).filter(([name]) => !problems[name]));
  return (
    <PlanPage place={place} search={search} question="burndown" params={own}>
      <BurndownPanels
        place={place}
        moment={moment}
        own={own}
        isTable={pickParams(search, ["as"]).as === "table"}
        problems={problems}
      />
    </PlanPage>
  );
}
