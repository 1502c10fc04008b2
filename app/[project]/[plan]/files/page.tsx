import type { Metadata } from "next";
import { FilesPanels } from "@/components/panels/files-panels";
import { FILES_PARAMS } from "@/lib/api/files";
import { MOMENT_PARAMS, pickParams } from "@/lib/api/page-params";
import { PlanPage } from "../plan-page";

export const metadata: Metadata = { title: "Files" };

export default async function FilesPage({
  params,
  searchParams,
}: PageProps<"/[project]/[plan]/files">) {
  const place = await params;
  const search = await searchParams;
  const moment = pickParams(search, MOMENT_PARAMS);
  const own = pickParams(search, FILES_PARAMS);
  return (
    <PlanPage place={place} search={search} question="files" params={own} known={FILES_PARAMS}>
      <FilesPanels place={place} moment={moment} own={own} />
    </PlanPage>
  );
}
