import { CopyLine } from "@/components/ui/copy";
import { Panel } from "@/components/ui/panel";

const STEPS = [
  {
    text: "Scan your repository: every import of every commit on its first-parent line. Nothing of it is changed.",
    command: "npm run -s plumbline -- scan --repo ../your-repository --history --out scan.ndjson",
  },
  {
    text: "Send the facts. The name is yours to choose; the project is made by the first upload.",
    command: "npm run -s plumbline -- upload scan.ndjson --project your-repository",
  },
  {
    text: "Say what is canonical and what is legacy, in a plan that lives in your code base.",
    command:
      "npm run -s plumbline -- upload ../your-repository/plumbline.yaml --project your-repository",
  },
] as const;

/** How a newcomer sees their own code base: three commands, from the checkout that runs this server. */
export function AddProject() {
  return (
    <Panel
      finding="Add your own code base"
      footer={<a href="/api/v1/schemas/plan">JSON Schema of a plan</a>}
      footerEnd={<a href="/api/v1/schemas/scan">JSON Schema of a scan</a>}
    >
      <ol className="flex flex-col gap-4 pb-1">
        {STEPS.map(({ text, command }, index) => (
          <li key={command} className="flex min-w-0 flex-col gap-1.5">
            <span className="text-ink-2">
              {index + 1}. {text}
            </span>
            <CopyLine command={command} />
          </li>
        ))}
      </ol>
    </Panel>
  );
}
