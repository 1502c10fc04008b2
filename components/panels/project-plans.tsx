import { pageHref } from "@/lib/api/page-params";
import type { StartPlan } from "@/lib/api/start";

type ProjectPlansProps = { readonly project: string; readonly plans: readonly StartPlan[] };

/** The plans of a project, each with its sentence of state. */
export function ProjectPlans({ project, plans }: ProjectPlansProps) {
  return (
    <nav aria-label="Plans and discover" className="mb-6 flex flex-col gap-2">
      {plans.map(({ slug, title, issue, sentence }) => (
        <p key={slug}>
          <a href={pageHref({ project, plan: slug }, "")} className="font-semibold">
            {title} {issue}
          </a>{" "}
          <span className="text-ink-2">{sentence}</span>
        </p>
      ))}
      <p>
        <a href={`/${project}/discover`} className="font-semibold">
          Discover
        </a>{" "}
        <span className="text-ink-2">
          Symbols that are imported through more than one path, worst first.
        </span>
      </p>
    </nav>
  );
}
