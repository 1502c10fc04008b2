"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { AddProject } from "@/components/panels/add-project";
import { StartProjectPanel } from "@/components/panels/start-project-panel";
import { PageHead } from "@/components/ui/page-head";
import { type StartProject, startQuery } from "@/lib/api/start";
import { plural } from "@/lib/domain/words";

/** Which code bases and plans there are, each with its sentence of state, and how to add one's own. */
export function StartPanels({ hasLocal }: { readonly hasLocal: boolean }) {
  const { data: projects, dataUpdatedAt } = useSuspenseQuery(startQuery());
  return (
    <>
      <PageHead
        sentence={sentenceOf(projects)}
        lede="Each row says how far a code base is from its one canonical import path, read from its own commits."
      />
      <div className="flex flex-col gap-4">
        {projects.map((project) => (
          <StartProjectPanel key={project.slug} project={project} now={dataUpdatedAt} />
        ))}
        <AddProject hasLocal={hasLocal} />
      </div>
    </>
  );
}

function sentenceOf(projects: readonly StartProject[]): string {
  const plans = projects.reduce((count, project) => count + project.plans.length, 0);
  if (projects.length === 0) return "No code base is here yet: a path or one command brings yours.";
  const legacy = projects
    .flatMap((project) => project.plans)
    .reduce((count, plan) => count + plan.counts.legacy, 0);
  if (plans === 0)
    return `${plural(projects.length, "code base")}, and no plan yet that says what is legacy.`;
  return `${plural(legacy, "legacy import")} ${legacy === 1 ? "remains" : "remain"} in ${plural(plans, "consolidation")} of ${plural(projects.length, "code base")}.`;
}
