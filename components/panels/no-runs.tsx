import { CopyLine } from "@/components/ui/copy";
import { Empty } from "@/components/ui/states";

type NoRunsProps = { readonly project: string; readonly environment?: string | undefined };

/** No run is known: says so, and how one is. */
export function NoRuns({ project, environment = "local" }: NoRunsProps) {
  return (
    <>
      <Empty hint="Write a JUnit XML report with your test runner, then upload it for the commit that it ran on.">
        No test run is known up to this commit, so nothing here is known to pass.
      </Empty>
      <CopyLine
        command={`npm run -s plumbline -- upload report.xml --project ${project} --commit "$(git rev-parse HEAD)" --environment ${environment}`}
        label="Copy the command that uploads a run"
      />
    </>
  );
}
