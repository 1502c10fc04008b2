import { pageHref } from "@/lib/api/page-params";
import type { StartPlan } from "@/lib/api/start";

type ProjectPlansProps = { readonly project: string; readonly plans: readonly StartPlan[] };

/** The plans of a project, each with its sentence of state. */
export function ProjectPlans({ project, plans }: ProjectPlansProps) {
  if (plans.length === 0) return null;
  return (
    <nav aria-label="Plans" className="mb-6 flex flex-col gap-2">
      {plans.map(({ slug, title, issue, sentence }) => (
        <p key={slug}>
          <a href={pageHref({ project, plan: slug }, "")} className="font-semibold">
            {title} {issue}
          </a>{" "}
          <span className="text-ink-2">{sentence}</span>
        </p>
      ))}
    </nav>
  );
}
