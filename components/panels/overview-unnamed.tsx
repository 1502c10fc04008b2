import type { PlanLinks } from "@/components/panels/plan-links";
import { Panel } from "@/components/ui/panel";
import type { OverviewModel } from "@/lib/api/overview";

type UnnamedProps = { readonly data: OverviewModel; readonly links: PlanLinks };

/** What the plan leaves open, so that an empty board is not taken for a safe one. */
export function OverviewUnnamed({ data, links }: UnnamedProps) {
  const open = [
    ...(data.critical.length > 0 ? [] : [["criticalFiles", "files whose break would hurt most"]]),
    ...(data.judging?.goldenPath ? [] : [["goldenPath", "the journey that must not break"]]),
    ["phases", "steps with gates that are checked at every commit"],
    ["rollback.triggers", "what calls the move off"],
  ];
  return (
    <Panel
      className="flex-1"
      finding="Only imports are judged so far"
      footer={<a href={links.page("plan")}>The plan, with a tester for the next version</a>}
    >
      <p className="text-ink-2">
        The plan says what is canonical. These parts of plumbline.yaml are not there yet, so nothing
        on this board vouches for them:
      </p>
      <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-label">
        {open.map(([field, meaning]) => (
          <div key={field} className="contents">
            <dt>
              <code>{field}</code>
            </dt>
            <dd className="text-ink-2">{meaning}</dd>
          </div>
        ))}
      </dl>
    </Panel>
  );
}
