import type { Metadata } from "next";
import { OwnersPanels } from "@/components/panels/owners-panels";
import { OWNERS_PARAMS } from "@/lib/api/owners";
import { MOMENT_PARAMS, pickParams } from "@/lib/api/page-params";
import { PlanPage } from "../plan-page";

export const metadata: Metadata = { title: "Owners" };

export default async function OwnersPage({
  params,
  searchParams,
}: PageProps<"/[project]/[plan]/owners">) {
  const place = await params;
  const search = await searchParams;
  const moment = pickParams(search, MOMENT_PARAMS);
  const own = pickParams(search, OWNERS_PARAMS);
  return (
    <PlanPage place={place} search={search} question="owners" params={own} known={OWNERS_PARAMS}>
      <OwnersPanels place={place} moment={moment} own={own} />
    </PlanPage>
  );
}
