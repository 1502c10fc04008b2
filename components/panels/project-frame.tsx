"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { BareFrame } from "@/components/frame/bare-frame";
import type { PaletteItem } from "@/components/frame/types";
import { LiveUpdates } from "@/components/panels/live-updates";
import { projectItems } from "@/components/panels/switch-items";
import { pageHref } from "@/lib/api/page-params";
import { startQuery } from "@/lib/api/start";

type ProjectFrameProps = {
  readonly project: string;
  /** What the palette finds beside the project's pages. */
  readonly items: readonly PaletteItem[];
  readonly children: ReactNode;
};

/** The frame of a project's own pages: its name switches the project, the palette leads to its plans. */
export function ProjectFrame({ project, items, children }: ProjectFrameProps) {
  const { data: start } = useQuery(startQuery());
  const plans = start?.find(({ slug }) => slug === project)?.plans ?? [];
  const pages: readonly PaletteItem[] = [
    ...plans.map(({ slug, title }) => ({
      id: `plan ${slug}`,
      group: "Plans",
      label: title,
      href: pageHref({ project, plan: slug }, ""),
    })),
    { id: "discover", group: "Pages", label: "Discover", href: `/${project}/discover` },
    { id: "uploads", group: "Pages", label: "Uploads and settings", href: `/${project}` },
  ];
  return (
    <BareFrame
      project={{ name: project }}
      projects={projectItems(start, { project, plan: "" })}
      items={[...pages, ...items]}
    >
      {children}
      <LiveUpdates project={project} revision={-1} />
    </BareFrame>
  );
}
