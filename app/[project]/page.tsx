import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";
import { BareFrame } from "@/components/frame/bare-frame";
import { LiveUpdates } from "@/components/panels/live-updates";
import { ProjectPlans } from "@/components/panels/project-plans";
import { UploadsPanels } from "@/components/panels/uploads-panels";
import { pickParams } from "@/lib/api/page-params";
import { readStartProject } from "@/lib/server/read/start";
import { uploadsState } from "./uploads-state";

export async function generateMetadata({ params }: PageProps<"/[project]">): Promise<Metadata> {
  return { title: (await params).project };
}

/** A project by itself: its plans, and its uploads while it has none. */
export default async function ProjectPage({ params, searchParams }: PageProps<"/[project]">) {
  const { project } = await params;
  const page = Number(pickParams(await searchParams, ["page"]).page) || 1;
  const state = await uploadsState(project, page);
  const { plans } = await readStartProject(project);
  return (
    <BareFrame project={{ name: project }}>
      <HydrationBoundary state={state}>
        <ProjectPlans project={project} plans={plans} />
        <UploadsPanels project={project} page={page} isPlanless={plans.length === 0} />
        <LiveUpdates project={project} revision={-1} />
      </HydrationBoundary>
    </BareFrame>
  );
}
