"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { DropFiles } from "@/components/panels/drop-files";
import { RemoveProject } from "@/components/panels/remove-project";
import { SourceSetting } from "@/components/panels/source-setting";
import { UploadsTable } from "@/components/panels/uploads-table";
import { useFreshPage } from "@/components/panels/use-fresh-page";
import { CopyLine } from "@/components/ui/copy";
import { PageHead } from "@/components/ui/page-head";
import { Panel } from "@/components/ui/panel";
import { Unknown } from "@/components/ui/states";
import { type UploadsModel, uploadsQuery } from "@/lib/api/uploads";
import { inWords, plural, shortSha } from "@/lib/domain/words";

type UploadsPanelsProps = {
  readonly project: string;
  readonly page: number;
  readonly isPlanless?: boolean;
};

/** Everything received, waiting, refused and withdrawn; and the way to send more. */
export function UploadsPanels({ project, page, isPlanless = false }: UploadsPanelsProps) {
  const { data, dataUpdatedAt } = useSuspenseQuery(uploadsQuery(project, page));
  useFreshPage(data.project.revision);
  return (
    <>
      <PageHead sentence={sentenceOf(data)} lede={ledeOf(data, isPlanless)} />
      <div className="flex flex-col gap-4 max-tablet:gap-3">
        <Panel
          finding="Send a scan, a plan, or a report of tests or findings"
          footer="A file is read first and nothing of it is stored; uploaded, it is stored whole or refused with every reason. Sending it again changes nothing."
        >
          <DropFiles project={project} latest={data.latest} />
          <CopyLine command={`npm run -s plumbline -- upload scan.ndjson --project ${project}`} />
        </Panel>
        <Waiting model={data} />
        <UploadsTable model={data} now={dataUpdatedAt} />
        <SourceSetting
          project={project}
          repository={data.project.repository}
          source={data.source}
        />
        <RemoveProject project={project} isDemo={data.project.demo} commits={data.commits} />
      </div>
    </>
  );
}

function sentenceOf({ rows, commits, waiting }: UploadsModel): string {
  const open = waiting.reduce((count, group) => count + group.commits, 0);
  if (rows.length === 0) return "Nothing was received yet.";
  const stored = `${plural(commits, "commit")} stand${commits === 1 ? "s" : ""} on the line`;
  return open === 0
    ? `${stored}; none waits for its base.`
    : `${stored}; ${inWords(open)} ${open === 1 ? "waits" : "wait"} for a commit that has not arrived.`;
}

function ledeOf({ offLine, rows }: UploadsModel, isPlanless: boolean): string {
  const refused = rows.filter((row) => row.state === "refused").length;
  const parts = [];
  if (isPlanless) parts.push("No plan yet: upload one to read these facts.");
  if (offLine > 0)
    parts.push(
      `${plural(offLine, "commit")} of other branches or other tools are facts for comparison only.`,
    );
  if (refused > 0)
    parts.push(
      `${plural(refused, "upload")} on this page ${refused === 1 ? "was" : "were"} refused; nothing of ${refused === 1 ? "it" : "them"} is stored.`,
    );
  return parts.join(" ");
}

function Waiting({ model }: { readonly model: UploadsModel }) {
  if (model.waiting.length === 0) return null;
  return (
    <Panel
      finding={`${plural(model.waiting.length, "commit")} must arrive before the rest can be placed`}
      id="waiting"
    >
      <div className="flex flex-col gap-3 pb-1">
        {model.waiting.map((group) => (
          <Unknown
            key={group.waitingFor}
            word={`Waiting for ${shortSha(group.waitingFor)}`}
            reason={`${plural(group.commits, "commit")} from ${shortSha(group.first)} on ${group.commits === 1 ? "is a delta" : "are deltas"} against it. Their imports are stored and count nowhere yet.`}
            command={group.mend}
          />
        ))}
      </div>
    </Panel>
  );
}
