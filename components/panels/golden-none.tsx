"use client";

import { useQuery } from "@tanstack/react-query";
import { planLinks } from "@/components/panels/plan-links";
import { PlanSample } from "@/components/panels/plan-sample";
import { PageHead } from "@/components/ui/page-head";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { frameQuery } from "@/lib/api/frame";
import type { PlanPlace } from "@/lib/api/plan-query";

const SAMPLE = `goldenPath:
  title: The order reaches the customer
  files: [app/orders.py]
  steps:
    - id: order_placed
      title: Order placed
      tests: ["tests/e2e/test_orders.py::*placed*"]
  guarantees:
    - id: isolation
      title: Customers stay apart
      tests: ["tests/e2e/test_isolation.py"]`;

type GoldenNoneProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
};

/** A plan that protects no journey: nothing is judged, and nothing is said to be safe. */
export function GoldenNone({ place, moment }: GoldenNoneProps) {
  const { data: frame } = useQuery(frameQuery(place, moment));
  const links = planLinks(place, moment, "golden-path");
  const version = frame ? `Version ${frame.plan.version} of the plan` : "The plan";
  return (
    <>
      <PageHead
        sentence={`${version} names no journey that must be protected.`}
        lede="Nothing is judged here, so nothing is known to be safe."
      />
      <div className="grid-12">
        <Panel
          finding="What to write in plumbline.yaml"
          footer={<a href={links.page("plan")}>Open the plan</a>}
        >
          <Empty>
            Name the events of the journey in their order, and the tests that see each of them.
          </Empty>
          <PlanSample yaml={SAMPLE} />
        </Panel>
      </div>
    </>
  );
}
