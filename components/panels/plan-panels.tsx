"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { PlanCopies } from "@/components/panels/plan-copies";
import { PlanDiff } from "@/components/panels/plan-diff";
import { PlanDocument } from "@/components/panels/plan-document";
import { PlanDraft } from "@/components/panels/plan-draft";
import { PlanExplain } from "@/components/panels/plan-explain";
import type { PlanPartProps } from "@/components/panels/plan-part";
import { PlanRecorded } from "@/components/panels/plan-recorded";
import { PlanRules } from "@/components/panels/plan-rules";
import { PlanSource } from "@/components/panels/plan-source";
import { PlanVersions } from "@/components/panels/plan-versions";
import { PageHead } from "@/components/ui/page-head";
import { planPageQuery } from "@/lib/api/plan";
import { planSentences } from "@/lib/domain/board/plan-sentences";

const PARTS = [
  ["versions", "Versions"],
  ["diff", "Differences"],
  ["rules", "Rules and globs"],
  ["copies", "Copies of the tree"],
  ["explain", "Try an import"],
  ["draft", "Try a draft"],
  ["document", "The rest of the document"],
  ["source", "Source"],
] as const;

/** The plan itself: its versions over the same facts, what each rule matches, drafts, and the document as it stands. */
export function PlanPanels({ place, moment, own }: Omit<PlanPartProps, "model">) {
  const { compare } = own;
  const { data: model } = useSuspenseQuery(
    planPageQuery(place, { ...moment, ...(compare ? { compare } : {}) }),
  );
  const { headline, lede } = planSentences({
    version: model.plan.version,
    inForce: model.inForce,
    versions: model.versions.map(({ counts, ...version }) => ({
      ...version,
      legacy: counts.legacy,
      canonicalCount: counts.canonical,
      outside: counts.unplanned + counts.unclassified,
    })),
  });
  const part = { place, moment, own, model };
  return (
    <>
      <PageHead
        sentence={headline}
        lede={lede}
        actions={
          <nav
            aria-label="Parts of this page"
            className="flex flex-wrap gap-x-4 gap-y-1 text-label"
          >
            {PARTS.map(([id, word]) => (
              <a key={id} href={`#${id}`} className="py-1.5">
                {word}
              </a>
            ))}
          </nav>
        }
      />
      <div className="flex flex-col gap-4 max-tablet:gap-3">
        <PlanRecorded model={model} />
        <PlanVersions {...part} />
        <PlanDiff {...part} />
        <PlanRules {...part} />
        <PlanCopies place={place} moment={moment} model={model} />
        <PlanExplain {...part} />
        <PlanDraft {...part} key={`${model.plan.version} ${own.exclude}`} />
        <PlanDocument {...part} />
        <PlanSource model={model} />
      </div>
    </>
  );
}
