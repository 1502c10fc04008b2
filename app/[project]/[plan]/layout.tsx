import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { isNotFound } from "@/lib/server/http/problem";
import { readPlanVersions } from "@/lib/server/read/plan-versions";
import { readProject } from "@/lib/server/read/project";

type PlanLayoutProps = {
  readonly params: Promise<{ readonly project: string; readonly plan: string }>;
  readonly children: ReactNode;
};

/** Answers 404 for a plan that is not there, whatever the page would ask of it. */
export default async function PlanLayout({ params, children }: PlanLayoutProps) {
  const { project, plan } = await params;
  const versions = await readProject(project)
    .then((row) => readPlanVersions(row, plan))
    .catch((error: unknown) => {
      if (isNotFound(error)) return [];
      throw error;
    });
  if (versions.length === 0) notFound();
  return children;
}
