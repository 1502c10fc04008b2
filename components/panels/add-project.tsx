import { LocalAdd } from "@/components/panels/local-add";
import { CopyLine } from "@/components/ui/copy";
import { Panel } from "@/components/ui/panel";

const INIT = {
  text: "From the checkout that runs this server: scans every commit of the first-parent line, the newest first, and sends it with its plan. Nothing of the repository is changed. Run again, it sends what is new.",
  command: "npm run -s plumbline -- init --repo ../your-repository",
} as const;

const PLAN = {
  text: "A plan says what is canonical and what is legacy. It lives in your code base as plumbline.yaml and is sent along; a changed one can be sent alone.",
  command:
    "npm run -s plumbline -- upload ../your-repository/plumbline.yaml --project your-repository",
} as const;

type AddProjectProps = {
  /** The server may be asked about directories of its machine. */
  readonly hasLocal: boolean;
};

/** How a newcomer sees their own code base: its path typed here, or one command. */
export function AddProject({ hasLocal }: AddProjectProps) {
  return (
    <Panel
      id="add"
      finding="Add your own code base"
      footer={<a href="/api/v1/schemas/plan">JSON Schema of a plan</a>}
      footerEnd={<a href="/api/v1/schemas/scan">JSON Schema of a scan</a>}
    >
      <div className="flex flex-col gap-5 pb-1">
        {hasLocal ? <LocalAdd /> : null}
        <ul className="flex flex-col gap-4">
          {[INIT, PLAN].map(({ text, command }) => (
            <li key={command} className="flex min-w-0 flex-col gap-1.5">
              <span className="max-w-[90ch] text-ink-2">{text}</span>
              <CopyLine command={command} />
            </li>
          ))}
        </ul>
      </div>
    </Panel>
  );
}
