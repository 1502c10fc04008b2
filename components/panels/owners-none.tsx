import type { PlanLinks } from "@/components/panels/plan-links";
import { CopyLine } from "@/components/ui/copy";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { Num } from "@/components/ui/value";
import type { OwnersModel } from "@/lib/api/owners";
import type { PlanPlace } from "@/lib/api/plan-query";

type OwnersNoneProps = {
  readonly data: OwnersModel;
  readonly place: PlanPlace;
  readonly links: PlanLinks;
};

/** No CODEOWNERS file is known: what would change that. */
export function OwnersNone({ data, place, links }: OwnersNoneProps) {
  return (
    <Panel finding="No CODEOWNERS file is known">
      <Empty
        hint={
          <>
            From a clone that has one, the first command sends it with its commit;{" "}
            <code>plumbline sync</code> and <code>plumbline init</code> do so by themselves, from
            .github, the top folder, docs, .gitlab or .bitbucket. Dropping the file on the{" "}
            <a href={links.page("uploads")}>uploads page</a> lets it hold from now on.
          </>
        }
      >
        <Num value={data.total} href={links.page("files")} /> legacy imports stand, and no file says
        whose they are.
      </Empty>
      <div className="mt-3 max-w-[76ch]">
        <CopyLine
          command={`plumbline upload .github/CODEOWNERS --project ${place.project} --commit $(git rev-parse HEAD)`}
          label="Copy the command that sends it"
        />
      </div>
    </Panel>
  );
}
