import type { Metadata } from "next";
import { GoldenPanels } from "@/components/panels/golden-panels";
import { MOMENT_PARAMS, pickParams } from "@/lib/api/page-params";
import { PlanPage } from "../plan-page";

export const metadata: Metadata = { title: "Golden Path" };

const SHOWN_PARAMS = ["as"] as const;

export default async function GoldenPathPage({
  params,
  searchParams,
}: PageProps<"/[project]/[plan]/golden-path">) {
  const place = await params;
  const search = await searchParams;
  return (
    <PlanPage place={place} search={search} question="golden-path" params={{}}>
      <GoldenPanels
        place={place}
        moment={pickParams(search, MOMENT_PARAMS)}
        shown={pickParams(search, SHOWN_PARAMS).as ?? null}
      />
    </PlanPage>
  );
}
