import { PlanCommands } from "@/components/panels/plan-commands";
import { PlanCriticalFiles } from "@/components/panels/plan-critical-files";
import { PlanEnvironments } from "@/components/panels/plan-environments";
import { PlanExemptions } from "@/components/panels/plan-exemptions";
import { PlanGoldenPath } from "@/components/panels/plan-golden-path";
import type { PlanPartProps } from "@/components/panels/plan-part";
import { PlanPhases } from "@/components/panels/plan-phases";
import { PlanRisks } from "@/components/panels/plan-risks";
import { PlanRollback } from "@/components/panels/plan-rollback";
import { PlanStakes } from "@/components/panels/plan-stakes";
import { PlanSuccess } from "@/components/panels/plan-success";
import { PlanTests } from "@/components/panels/plan-tests";
import { matchRows } from "@/lib/domain/board/plan-matches";

/** All that the document says beside its rules, as it says it. */
export function PlanDocument(props: PlanPartProps) {
  const { place, moment, model } = props;
  const { plan } = model;
  const standings = new Map(
    matchRows(model.matches, model).map(({ pointer, standing }) => [pointer, standing]),
  );
  return (
    <section aria-labelledby="document" className="flex flex-col gap-4 max-tablet:gap-3">
      <div className="mt-3">
        <h2 id="document" className="scroll-mt-28 text-fact font-semibold">
          The rest of the document, as it says it
        </h2>
        <p className="mt-0.5 max-w-[98ch] text-ink-2">
          What follows is what the plan asks for; how it stands is on the pages Golden Path,
          Triggers, Phases and Strategy.
        </p>
      </div>
      <div className="grid-12">
        <PlanStakes plan={plan} />
        <PlanCriticalFiles plan={plan} standings={standings} place={place} moment={moment} />
        <PlanTests plan={plan} standings={standings} />
        <PlanPhases plan={plan} />
        <PlanGoldenPath plan={plan} standings={standings} />
        <PlanRollback plan={plan} />
        <PlanRisks plan={plan} />
        <PlanSuccess plan={plan} />
        <PlanExemptions {...props} />
        <PlanEnvironments plan={plan} />
        <PlanCommands plan={plan} />
      </div>
    </section>
  );
}
