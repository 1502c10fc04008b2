import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { uploadsState } from "@/app/[project]/uploads-state";
import { UploadsPanels } from "@/components/panels/uploads-panels";
import { pickParams } from "@/lib/api/page-params";
import { PlanPage } from "../plan-page";

export const metadata: Metadata = { title: "Uploads" };

export default async function UploadsPage({
  params,
  searchParams,
}: PageProps<"/[project]/[plan]/uploads">) {
  const place = await params;
  const search = await searchParams;
  const page = Number(pickParams(search, ["page"]).page) || 1;
  return (
    <PlanPage place={place} search={search} question={null} params={{}}>
      <HydrationBoundary state={await uploadsState(place.project, page)}>
        <UploadsPanels project={place.project} page={page} />
      </HydrationBoundary>
    </PlanPage>
  );
}
