import { PlanSample } from "@/components/panels/plan-sample";
import { TriggersAudit } from "@/components/panels/triggers-audit";
import type { TriggersPartProps } from "@/components/panels/triggers-part";
import { PageHead } from "@/components/ui/page-head";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";

const SAMPLE = `rollback:
  staleAfter: 24h
  triggers:
    - id: critical-tests
      title: A mission critical test fails
      when: { tests: { missionCritical: true }, any: failed }
    - id: new-legacy
      title: A critical file gains a legacy import
      when: { introduced: criticalFiles }
  steps:
    - Go back to the last good commit
    - Run the mission critical tests`;

/** A plan that says nothing of when to go back. */
export function TriggersNone(props: TriggersPartProps) {
  const { data, links } = props;
  return (
    <>
      <PageHead
        sentence={`Version ${data.planVersion} of the plan does not say when to roll back.`}
        lede="No trigger is named, so none can fire, whatever happens."
      />
      <div className="grid-12">
        <Panel
          finding="What to write in plumbline.yaml"
          footer={<a href={links.page("plan")}>Open the plan</a>}
        >
          <Empty>Name what must never happen, and the steps that lead back when it does.</Empty>
          <PlanSample yaml={SAMPLE} />
        </Panel>
        {data.audit.length === 0 ? null : <TriggersAudit {...props} />}
      </div>
    </>
  );
}
