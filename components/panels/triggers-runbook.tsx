import type { ReactNode } from "react";
import { RunbookStepItem } from "@/components/panels/runbook-step-item";
import { TriggersLeads } from "@/components/panels/triggers-leads";
import type { IncidentPartProps } from "@/components/panels/triggers-part";
import { allCommands, runbookFinding } from "@/components/panels/triggers-words";
import { Sha } from "@/components/ui/code-text";
import { CopyButton, CopyLine } from "@/components/ui/copy";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { plural } from "@/lib/domain/words";

/** The way back: two exact commands, what they lead to, and the steps of the plan. */
export function TriggersRunbook({ place, links, shown }: IncidentPartProps) {
  const { runbook } = shown;
  const commands = allCommands(runbook);
  return (
    <Panel
      id="runbook"
      finding={runbookFinding(runbook)}
      className="scroll-mt-32"
      footer={<Range runbook={runbook} links={links} />}
      footerEnd={
        commands.length === 0 ? undefined : (
          <CopyButton text={commands.join("\n")}>Copy all commands</CopyButton>
        )
      }
    >
      <div className="grid gap-y-4">
        <div className="min-w-0">
          <WaysBack runbook={runbook} />
          <TriggersLeads runbook={runbook} links={links} />
        </div>
        <div className="min-w-0">
          <h3 className="mb-1 font-medium">Steps of the plan</h3>
          {runbook.steps.length === 0 ? (
            <Empty hint="Write them under rollback.steps in plumbline.yaml.">
              The plan names no step of a rollback.
            </Empty>
          ) : (
            <ol>
              {runbook.steps.map((step) => (
                <RunbookStepItem key={step.subject} place={place} step={step} />
              ))}
            </ol>
          )}
        </div>
      </div>
    </Panel>
  );
}

type RunbookProps = Pick<IncidentPartProps["shown"], "runbook">;

function WaysBack({ runbook: { restore, revert, reverted } }: RunbookProps) {
  if (restore === null && revert === null)
    return <h3 className="font-medium">No command leads back</h3>;
  return (
    <>
      {restore === null ? null : (
        <Way title="Restore the files as they were at the last good commit" command={restore}>
          Smaller than a revert: it touches these files only.
        </Way>
      )}
      {revert === null ? null : (
        <Way title="Or revert the commits that moved them" command={revert}>
          {reverted.length === 1
            ? "One commit; whatever else it changed goes too."
            : `${plural(reverted.length, "commit")}, the newest first; whatever else they changed goes too.`}
        </Way>
      )}
    </>
  );
}

type WayProps = {
  readonly title: string;
  readonly command: string;
  readonly children: ReactNode;
};

function Way({ title, command, children }: WayProps) {
  return (
    <section className="mb-3">
      <h3 className="font-medium">{title}</h3>
      <p className="mb-1.5 text-label text-ink-3">{children}</p>
      <CopyLine command={command} />
    </section>
  );
}

function Range({
  runbook: { lastGood, firstBad, reverted, commits },
  links,
}: RunbookProps & Pick<IncidentPartProps, "links">) {
  if (lastGood === null)
    return (
      <span>
        First bad <Sha sha={firstBad.sha} href={links.at(firstBad.sha)} />; no good commit before it
      </span>
    );
  const newest = reverted[0]?.at;
  const last = newest !== undefined && newest.position > firstBad.position ? newest : firstBad;
  return (
    <span>
      Commit range <Sha sha={lastGood.sha} href={links.at(lastGood.sha)} />
      ..
      <Sha sha={last.sha} href={links.at(last.sha)} />, {plural(commits, "commit")}
    </span>
  );
}
