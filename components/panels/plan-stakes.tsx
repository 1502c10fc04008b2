import type { ReactNode } from "react";
import { Panel } from "@/components/ui/panel";
import { When } from "@/components/ui/value";
import type { Plan } from "@/lib/domain/plan";

/** Why the consolidation matters, and the head of the document. */
export function PlanStakes({ plan }: { readonly plan: Plan }) {
  const { stakes, impact } = plan;
  const groups = [...new Set(impact.map(({ group }) => group))];
  return (
    <Panel
      level={3}
      finding={stakes === undefined ? "The plan names no stakes" : `At stake: ${stakes.summary}`}
    >
      <div className="grid gap-x-8 gap-y-3 tablet:grid-cols-2 rail:grid-cols-4">
        <dl className="grid h-fit grid-cols-[auto_1fr] gap-x-4 gap-y-1">
          <Row word="Id">
            <code>{plan.id}</code>
          </Row>
          <Row word="Title">{plan.title}</Row>
          <Row word="Issue">{plan.issue ?? "–"}</Row>
          <Row word="Starts">{plan.startsAt === undefined ? "–" : <When at={plan.startsAt} />}</Row>
          <Row word="Unplanned imports">
            {plan.unplanned === "allowed"
              ? "allowed: gates are judged beside them"
              : "make a gate unknown"}
          </Row>
        </dl>
        {stakes && stakes.details.length > 0 ? (
          <Bullets word="What hangs on it" items={stakes.details} />
        ) : null}
        {groups.map((group) => (
          <Bullets
            key={group}
            word={group}
            items={impact.filter((one) => one.group === group).map(({ text }) => text)}
          />
        ))}
      </div>
    </Panel>
  );
}

function Row({ word, children }: { readonly word: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{word}</dt>
      <dd className="min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}

type BulletsProps = { readonly word: string; readonly items: readonly string[] };

function Bullets({ word, items }: BulletsProps) {
  return (
    <div className="min-w-0">
      <h4 className="text-ink-3">{word}</h4>
      <ul>
        {items.map((text) => (
          <li key={text} className="mt-1">
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
