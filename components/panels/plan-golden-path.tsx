import { Patterns, type Standings } from "@/components/panels/plan-patterns";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import type { GoldenPathPart, Plan } from "@/lib/domain/plan";
import { plural } from "@/lib/domain/words";

type PlanGoldenPathProps = { readonly plan: Plan; readonly standings: Standings };

/** The journey protected: its steps in order, what must hold beside them, and the tests named for each. */
export function PlanGoldenPath({ plan, standings }: PlanGoldenPathProps) {
  const { goldenPath } = plan;
  if (!goldenPath)
    return (
      <Panel level={3} finding="No golden path">
        <Empty>The plan names no journey that must be protected.</Empty>
      </Panel>
    );
  const { title, files, steps, guarantees } = goldenPath;
  return (
    <Panel
      level={3}
      finding={`${title}: ${plural(steps.length, "step")}, ${plural(guarantees.length, "guarantee")}, ${plural(files.length, "file")}`}
    >
      <div className="grid gap-x-6 gap-y-4 desk:grid-cols-3">
        <List
          word="Steps, in order"
          pointer="goldenPath.steps"
          parts={steps}
          standings={standings}
        />
        <List
          word="Guarantees"
          pointer="goldenPath.guarantees"
          parts={guarantees}
          standings={standings}
        />
        <div className="min-w-0">
          <h4 className="text-label text-ink-3">Files</h4>
          <Patterns pointer="goldenPath.files" patterns={files} standings={standings} />
        </div>
      </div>
    </Panel>
  );
}

type ListProps = {
  readonly word: string;
  readonly pointer: string;
  readonly parts: readonly GoldenPathPart[];
  readonly standings: Standings;
};

function List({ word, pointer, parts, standings }: ListProps) {
  return (
    <div className="min-w-0">
      <h4 className="text-label text-ink-3">{word}</h4>
      <ol className="flex flex-col gap-1.5">
        {parts.map(({ id, title, tests }, index) => (
          <li key={id}>
            <span className="font-medium">{title ?? id}</span>
            {title === undefined ? null : <code className="ml-2 text-ink-3">{id}</code>}
            <Patterns
              pointer={`${pointer}[${index}].tests`}
              patterns={tests}
              standings={standings}
            />
          </li>
        ))}
      </ol>
    </div>
  );
}
