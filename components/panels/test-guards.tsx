import type { PlanLinks } from "@/components/panels/plan-links";
import { PathText } from "@/components/ui/code-text";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import type { TestHistory } from "@/lib/domain/verdict/test-model";
import { plural } from "@/lib/domain/words";

type TestGuardsProps = { readonly data: TestHistory; readonly links: PlanLinks };
type Guarded = TestHistory["guards"][number];

const KINDS: Readonly<Record<Guarded["kind"], string>> = {
  goldenPath: "Golden Path",
  trigger: "Trigger",
  criticalFile: "Critical file",
  phase: "Phase",
};

/** What hangs on the test, and the entry of the plan that names it. */
export function TestGuards({ data, links }: TestGuardsProps) {
  const { guards, entry } = data;
  return (
    <Panel
      span={6}
      finding={
        guards.length === 0
          ? "Nothing hangs on this test"
          : `${plural(guards.length, "thing")} ${guards.length === 1 ? "hangs" : "hang"} on this test`
      }
    >
      {guards.length === 0 ? (
        <Empty hint="A test guards something when a step, a trigger, a critical file or a phase of the plan names it.">
          If it fails, no verdict changes.
        </Empty>
      ) : (
        <ul>
          {guards.map((guard) => (
            <li
              key={`${guard.kind} ${guard.id}`}
              className="flex flex-wrap items-baseline gap-x-3 border-b border-hair-2 py-1.5 last:border-b-0"
            >
              <span className="w-24 flex-none text-label text-ink-3">{KINDS[guard.kind]}</span>
              <a href={hrefOf(guard, links)} className="min-w-0 [overflow-wrap:anywhere]">
                {guard.title}
              </a>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-2 border-t border-hair-2 pt-2 text-ink-2">
        {entry === null ? (
          "No entry of the plan names its file."
        ) : (
          <>
            <PathText path={entry.path} className="block" />
            {[
              entry.category.replaceAll("_", " "),
              `bucket ${entry.bucket}`,
              entry.mustFailFirst
                ? "must fail first: a test of it counts as a guard once it has passed"
                : "",
              entry.note ?? "",
            ]
              .filter((part) => part !== "")
              .join(" · ")}{" "}
            <a href={`${links.page("strategy")}#inventory`}>in the inventory</a>
          </>
        )}
      </p>
    </Panel>
  );
}

function hrefOf({ kind, id }: Guarded, links: PlanLinks): string {
  switch (kind) {
    case "goldenPath":
      return links.page("golden-path");
    case "trigger":
      return links.page("triggers");
    case "criticalFile":
      return links.file(id);
    case "phase":
      return `${links.page("phases")}#phase-${id}`;
  }
}
