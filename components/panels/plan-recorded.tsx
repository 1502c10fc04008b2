import { Panel } from "@/components/ui/panel";
import { Unknown } from "@/components/ui/states";
import type { PlanModel } from "@/lib/api/plan";
import { plural } from "@/lib/domain/words";

const SCAN_ALL =
  "npm run -s plumbline -- scan --repo ../your-repository --history --out scan.ndjson";

/** Modules that the plan judges and the scans do not record: neither clean nor legacy, and what mends it. */
export function PlanRecorded({ model }: { readonly model: PlanModel }) {
  const { unrecorded, recordedModules } = model;
  if (recordedModules === null || unrecorded.length === 0) return null;
  return (
    <Panel
      finding={`${plural(unrecorded.length, "module")} of this plan ${unrecorded.length === 1 ? "is" : "are"} recorded by no scan`}
    >
      <Unknown
        reason={
          <>
            The scan of this commit records {plural(recordedModules, "module")}. It says nothing of{" "}
            {unrecorded.map((module, index) => (
              <span key={module}>
                {index === 0 ? "" : ", "}
                <code className="[overflow-wrap:anywhere]">{module}</code>
              </span>
            ))}
            : imports of {unrecorded.length === 1 ? "it" : "them"} are not counted, not absent.
          </>
        }
        command={SCAN_ALL}
      />
    </Panel>
  );
}
