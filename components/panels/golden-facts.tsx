import type { ReactNode } from "react";
import { ageInWords, limitInWords } from "@/components/panels/golden-words";
import type { PlanLinks } from "@/components/panels/plan-links";
import { Simulated } from "@/components/panels/simulated";
import { CopyLine } from "@/components/ui/copy";
import type { Tone } from "@/components/ui/glyph";
import { StateTag } from "@/components/ui/tag";
import type { Freshness, GoldenPathModel } from "@/lib/domain/verdict/golden-path-model";

type GoldenFactsProps = { readonly data: GoldenPathModel; readonly links: PlanLinks };

const ANSWERS: Readonly<
  Record<GoldenPathModel["rollback"]["answer"], { readonly tone: Tone; readonly text: string }>
> = {
  yes: { tone: "bad", text: "The plan says yes" },
  no: { tone: "good", text: "No" },
  "cannot be judged": { tone: "unknown", text: "Cannot be judged" },
  overridden: { tone: "warn", text: "Overridden" },
};

/** Must we roll back, who decides, how fresh is this. */
export function GoldenFacts({ data: { rollback, decides, freshness }, links }: GoldenFactsProps) {
  const { tone, text } = ANSWERS[rollback.answer];
  return (
    <dl className="golden-facts">
      <Fact
        label="Must we roll back?"
        value={
          <StateTag tone={tone} size={15}>
            {text}
          </StateTag>
        }
      >
        {rollback.sentence}{" "}
        <a data-print="none" href={links.page("triggers")}>
          Triggers
        </a>
      </Fact>
      <Fact label="Who decides" value={decides.who}>
        {decides.what}
        {decides.command === null ? null : <CopyLine command={decides.command} />}
      </Fact>
      <Fact label="How fresh is this?" value={freshnessText(freshness)}>
        {freshness.staleAfterMs === null
          ? "The plan does not say when a run is too old."
          : `Stale after ${limitInWords(freshness.staleAfterMs)} if commits came since`}{" "}
        <Simulated is={freshness.isSimulated} />
      </Fact>
    </dl>
  );
}

function freshnessText({ codeMs, testsMs, isStale }: Freshness): string {
  const tests = testsMs === null ? "no test run" : `tests ${ageInWords(testsMs)}`;
  return `Code ${ageInWords(codeMs)}, ${tests}${isStale ? ", stale" : ""}`;
}

type FactProps = {
  readonly label: string;
  readonly value: ReactNode;
  readonly children: ReactNode;
};

function Fact({ label, value, children }: FactProps) {
  return (
    <div className="min-w-0">
      <dt className="text-label text-ink-3">{label}</dt>
      <dd className="mt-0.5">
        <p className="text-[15px]/[22px] font-medium">{value}</p>
        <div className="flex flex-col gap-1.5 text-body/[19px] text-ink-2">
          <p>{children}</p>
        </div>
      </dd>
    </div>
  );
}
