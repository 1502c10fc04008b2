import type { PlanLinks } from "@/components/panels/plan-links";
import { Simulated } from "@/components/panels/simulated";
import { Sha } from "@/components/ui/code-text";
import { When } from "@/components/ui/value";
import type { RunRef } from "@/lib/domain/verdict/words";

type RunTextProps = { readonly run: RunRef; readonly links: PlanLinks };

/** Which run, where, of which commit and when; and what makes it less than it seems. */
export function RunText({ run, links }: RunTextProps) {
  return (
    <span>
      {run.environment} run <span className="[overflow-wrap:anywhere]">{run.run}</span> of{" "}
      {run.isScanned ? <Sha sha={run.sha} href={links.at(run.sha)} /> : <Sha sha={run.sha} />},{" "}
      <When at={run.startedAt} />
      {run.isScanned ? "" : ", commit not scanned: placed by time"}
      {run.incomplete === null ? "" : `, incomplete: ${run.incomplete}`}{" "}
      <Simulated is={run.isSimulated} />
    </span>
  );
}
