import { ClassCountsTable } from "@/components/panels/class-counts";
import { RuleMatches } from "@/components/panels/rule-matches";
import type { TriedPlan } from "@/lib/api/plan";

type Tried = Extract<TriedPlan, { ok: true }>;

/** The draft's own sentence, its counts beside those of the page, and what each of its rules matches. */
export function DraftReading({ tried }: { readonly tried: Tried }) {
  return (
    <>
      <p className="mb-2 text-finding font-semibold text-pretty">{tried.headline}</p>
      {tried.warnings.map((warning) => (
        <p key={warning} className="mb-2 text-ink-2">
          {warning}
        </p>
      ))}
      <div className="-mx-4 max-tablet:-mx-3.5">
        <ClassCountsTable
          label={
            tried.before === null
              ? "Counts of the draft"
              : "Counts of the draft beside those of the page"
          }
          before={tried.before}
          after={tried.counts}
          head="Draft"
        />
      </div>
      <div className="mt-2">
        <RuleMatches
          matches={tried.matches}
          known={tried}
          whose="the draft"
          summaryClass="w-fit cursor-pointer text-accent-ink hover:underline"
          bodyClass="-mx-4 mt-2 max-tablet:-mx-3.5"
        />
      </div>
    </>
  );
}
