import { Sha } from "@/components/ui/code-text";
import { ShapeGlyph } from "@/components/ui/glyph";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { DashedTag } from "@/components/ui/tag";
import { When } from "@/components/ui/value";
import { pageHref } from "@/lib/api/page-params";
import type { StartPlan, StartProject } from "@/lib/api/start";
import { inWords, plural } from "@/lib/domain/words";

type StartProjectPanelProps = { readonly project: StartProject; readonly now: number };

/** One code base: its plans, and up to which commit it is known. */
export function StartProjectPanel({ project, now }: StartProjectPanelProps) {
  const { slug, plans, latest, commits } = project;
  return (
    <Panel
      finding={slug}
      legend={project.demo || project.repository !== slug ? <About project={project} /> : null}
      footer={
        <span className="flex flex-wrap gap-x-5 gap-y-1">
          <span>
            {latest === null ? (
              "No scan has arrived yet."
            ) : (
              <>
                {plural(commits, "commit")}, the latest <Sha sha={latest.sha} /> of{" "}
                <When at={latest.t} now={now} />
              </>
            )}
          </span>
          {commits > 0 ? (
            <a href={`/${slug}/discover`}>
              What else is fragmented<span className="sr-only"> in {slug}</span>
            </a>
          ) : null}
          <a href={`/${slug}`}>
            Uploads and settings<span className="sr-only"> of {slug}</span>
          </a>
        </span>
      }
      isFlush
    >
      {plans.length === 0 ? (
        <div className="px-4 py-3">
          <Empty
            hint={
              commits > 0 ? (
                <>
                  <a href={`/${slug}/discover`}>See what is imported through several paths</a> and
                  draft one, or <UploadPlan slug={slug} />
                </>
              ) : (
                <UploadPlan slug={slug} />
              )
            }
          >
            There is no plan yet: facts say nothing about right or wrong until one does.
          </Empty>
        </div>
      ) : (
        <ul className="mt-2">
          {plans.map((plan) => (
            <PlanRow
              key={plan.slug}
              plan={plan}
              href={pageHref({ project: slug, plan: plan.slug }, "")}
            />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function UploadPlan({ slug }: { readonly slug: string }) {
  return <code className="font-mono">plumbline upload plumbline.yaml --project {slug}</code>;
}

function About({ project }: { readonly project: StartProject }) {
  return (
    <span className="flex flex-wrap items-center gap-2 text-ink-3">
      {project.repository === project.slug ? null : <span>{project.repository}</span>}
      {project.demo ? (
        <DashedTag title="A real history, loaded by Plumbline itself">demo</DashedTag>
      ) : null}
    </span>
  );
}

function PlanRow({ plan, href }: { readonly plan: StartPlan; readonly href: string }) {
  const { counts } = plan;
  return (
    <li className="border-t border-hair px-4 py-3 max-tablet:px-3.5">
      <h3 className="text-[18px] leading-[26px] font-semibold tracking-[-0.011em]">
        <a href={href} className="text-ink">
          {plan.title}{" "}
          {plan.issue ? <span className="font-normal text-ink-3">{plan.issue}</span> : null}
        </a>
      </h3>
      <p className="mt-1 max-w-[90ch] text-ink-2">{plan.sentence}</p>
      <p className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-label text-ink-2">
        <span className="flex items-center gap-1.5">
          <ShapeGlyph shape="square" className="text-legacy" /> {inWords(counts.legacy)} legacy in{" "}
          {plural(counts.legacyFiles, "file")}
        </span>
        <span className="flex items-center gap-1.5">
          <ShapeGlyph shape="disc" className="text-canonical" /> {inWords(counts.canonical)}{" "}
          canonical
        </span>
        <span className="flex items-center gap-1.5">
          <ShapeGlyph shape="diamond" className="text-unplanned" /> {inWords(counts.outside)}{" "}
          outside the plan
        </span>
        <span className="text-ink-3">read under version {plan.version}</span>
      </p>
      <OtherReadings plan={plan} href={href} />
    </li>
  );
}

/** One version's number must not hide that another reads the same facts otherwise. */
function OtherReadings({ plan, href }: { readonly plan: StartPlan; readonly href: string }) {
  if (plan.others.length === 0) return null;
  return (
    <p className="mt-1 flex flex-wrap gap-x-5 gap-y-1 text-label text-ink-3">
      <span>The same facts otherwise:</span>
      {plan.others.map(({ version, legacy, canonical, outside }) => (
        <a key={version} href={`${href}?version=${version}`}>
          version {version} reads {inWords(legacy)} as legacy, {inWords(canonical)} as canonical
          {outside > 0 ? `, ${inWords(outside)} outside the plan` : ""}
        </a>
      ))}
    </p>
  );
}
