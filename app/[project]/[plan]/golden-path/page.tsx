import type { Metadata } from "next";
import { GoldenNone } from "@/components/panels/golden-none";
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
  const moment = pickParams(search, MOMENT_PARAMS);
  return (
    <PlanPage
      place={place}
      search={search}
      question="golden-path"
      params={{}}
      missing={<GoldenNone place={place} moment={moment} />}
    >
      <GoldenPanels
        place={place}
        moment={moment}
        shown={pickParams(search, SHOWN_PARAMS).as ?? null}
      />
    </PlanPage>
  );
}
