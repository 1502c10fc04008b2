import type { SwitchItem } from "@/components/frame/types";
import { pageHref } from "@/lib/api/page-params";
import type { PlanPlace } from "@/lib/api/plan-query";
import type { StartProject } from "@/lib/api/start";
import { plural } from "@/lib/domain/words";

type Start = readonly StartProject[] | undefined;

/** Other code bases, each leading to its first plan, or to what it still lacks. */
export function projectItems(start: Start, place: PlanPlace): SwitchItem[] {
  return (start ?? []).map(({ slug, plans, commits }) => ({
    title: slug,
    href: plans[0]
      ? pageHref({ project: slug, plan: plans[0].slug }, "")
      : planlessHref(slug, commits),
    sentence: plans[0]?.sentence ?? `${plural(commits, "commit")}, no plan yet.`,
    isCurrent: slug === place.project,
  }));
}

/** Facts without a plan say where one is needed; without facts the next step is an upload. */
function planlessHref(slug: string, commits: number): string {
  return commits > 0 ? `/${slug}/discover` : `/${slug}`;
}

/** The plans of this code base, each with its sentence of state. */
export function planItems(start: Start, place: PlanPlace): SwitchItem[] {
  const project = (start ?? []).find(({ slug }) => slug === place.project);
  return (project?.plans ?? []).map(({ slug, title, issue, sentence }) => ({
    title,
    ...(issue ? { note: issue } : {}),
    href: pageHref({ project: place.project, plan: slug }, ""),
    sentence,
    isCurrent: slug === place.plan,
  }));
}
