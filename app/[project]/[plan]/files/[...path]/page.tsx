import type { Metadata } from "next";
import { FilePanels } from "@/components/panels/file-panels";
import { FILE_PARAMS } from "@/lib/api/file";
import { MOMENT_PARAMS, pickParams } from "@/lib/api/page-params";
import { Answered } from "../../answered";
import { PlanPage } from "../../plan-page";

type FileProps = PageProps<"/[project]/[plan]/files/[...path]">;

export async function generateMetadata({ params }: FileProps): Promise<Metadata> {
  return {
    title:
      pathOf(await params)
        .split("/")
        .at(-1) ?? "File",
  };
}

export default async function FilePage({ params, searchParams }: FileProps) {
  const { project, plan, ...rest } = await params;
  const place = { project, plan };
  const path = pathOf(rest);
  const search = await searchParams;
  const moment = pickParams(search, MOMENT_PARAMS);
  const asked = pickParams(search, FILE_PARAMS);
  const own = { ...asked, ...pickParams(search, ["as", "lanes"]) };
  return (
    <PlanPage place={place} search={search} question="file" params={{ ...asked, path }}>
      <Answered place={place} questions={[["file-findings", { ...moment, path }]]}>
        <FilePanels place={place} moment={moment} path={path} own={own} />
      </Answered>
    </PlanPage>
  );
}

/** The path in the tree; Next hands the segments as they stand in the URL, still escaped. */
function pathOf({ path }: { readonly path: readonly string[] }): string {
  return path.map(decoded).join("/");
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
