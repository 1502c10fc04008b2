import "server-only";
import { db } from "@/lib/server/db/client";
import { AppError } from "@/lib/server/errors";
import type { ProjectRow } from "./line-facts";

export async function readProject(slug: string): Promise<ProjectRow> {
  const project = await db().project.findUnique({
    where: { slug },
    select: {
      id: true,
      slug: true,
      repository: true,
      demo: true,
      commitLink: true,
      lineLink: true,
      revision: true,
      lineRevision: true,
    },
  });
  if (!project) throw new AppError("not-found", `There is no project ${slug}.`);
  return project;
}
