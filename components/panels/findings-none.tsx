import { CopyLine } from "@/components/ui/copy";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { plural } from "@/lib/domain/words";

type FindingsNoneProps = { readonly project: string; readonly elsewhere: number };

/** No scanner has reported: says so, and how one does. */
export function FindingsNone({ project, elsewhere }: FindingsNoneProps) {
  const hint =
    elsewhere > 0
      ? `${plural(elsewhere, "report")} came for commits of other branches; nothing here hangs on them.`
      : "Upload a report of ruff, ESLint, Semgrep, CodeQL or any tool that writes SARIF, for the commit that it looked at.";
  return (
    <Panel finding="What other scanners find is not known">
      <Empty hint={hint}>
        No report of another scanner is known up to this commit. That is not the same as no
        findings.
      </Empty>
      <div className="mt-3 flex flex-col gap-2">
        <CopyLine
          command={`npx eslint . --format json --output-file findings.json; npm run -s plumbline -- upload findings.json --project ${project} --commit "$(git rev-parse HEAD)"`}
          label="Copy the command that uploads ESLint's findings"
        />
        <CopyLine
          command={`ruff check --output-format sarif --output-file findings.sarif; npm run -s plumbline -- upload findings.sarif --project ${project} --commit "$(git rev-parse HEAD)"`}
          label="Copy the command that uploads ruff's findings"
        />
      </div>
    </Panel>
  );
}
