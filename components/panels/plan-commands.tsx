import { CopyLine } from "@/components/ui/copy";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import type { Plan } from "@/lib/domain/plan";
import { plural } from "@/lib/domain/words";

/** The commands that the plan hands to its readers, by group. */
export function PlanCommands({ plan }: { readonly plan: Plan }) {
  const { commands } = plan;
  const groups = [...new Set(commands.map(({ group }) => group))];
  return (
    <Panel level={3} finding={plural(commands.length, "command")}>
      {commands.length === 0 ? (
        <Empty>The plan names no command.</Empty>
      ) : (
        <details>
          <summary className="w-fit cursor-pointer py-1 text-accent-ink hover:underline">
            Show them in {plural(groups.length, "group")}
          </summary>
          <div className="mt-2 flex flex-col gap-3">
            {groups.map((group) => (
              <section key={group}>
                <h4 className="mb-1 text-label text-ink-3">{group}</h4>
                <div className="flex flex-col gap-1.5">
                  {commands
                    .filter((one) => one.group === group)
                    .map(({ run, note }) => (
                      <div key={run}>
                        <CopyLine command={run} />
                        {note === undefined ? null : (
                          <p className="mt-0.5 px-2.5 text-label text-ink-2">{note}</p>
                        )}
                      </div>
                    ))}
                </div>
              </section>
            ))}
          </div>
        </details>
      )}
    </Panel>
  );
}
