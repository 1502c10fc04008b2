import type { Metadata } from "next";
import { TriggersPanels } from "@/components/panels/triggers-panels";
import { MOMENT_PARAMS, pickParams } from "@/lib/api/page-params";
import { PlanPage } from "../plan-page";

export const metadata: Metadata = { title: "Triggers" };

const ASKED_PARAMS = ["incident"] as const;
const SHOWN_PARAMS = ["as"] as const;

export default async function TriggersPage({
  params,
  searchParams,
}: PageProps<"/[project]/[plan]/triggers">) {
  const place = await params;
  const search = await searchParams;
  const asked = pickParams(search, ASKED_PARAMS);
  return (
    <PlanPage place={place} search={search} question="triggers" params={asked}>
      <TriggersPanels
        place={place}
        moment={pickParams(search, MOMENT_PARAMS)}
        asked={asked}
        isTable={pickParams(search, SHOWN_PARAMS).as === "table"}
      />
    </PlanPage>
  );
}
