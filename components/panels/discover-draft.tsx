"use client";

import { useState } from "react";
import { DownloadDraft, DraftEditor } from "@/components/panels/draft-editor";
import { SentFiles } from "@/components/panels/sent-files";
import { useSendPlan } from "@/components/panels/use-send-plan";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { type FragmentDetail, tryDraftQuery } from "@/lib/api/discover";

type DiscoverDraftProps = {
  readonly project: string;
  readonly at: string | undefined;
  readonly draft: NonNullable<FragmentDetail["draft"]>;
};

/** A drafted plan, read over the facts while it is edited, and uploaded from here. */
export function DiscoverDraft({ project, at, draft: { text, reason } }: DiscoverDraftProps) {
  const [draft, setDraft] = useState(text);
  const { sending, refused } = useSendPlan(project);
  return (
    <Panel
      id="draft"
      className="scroll-mt-4"
      finding="A plan that leads all of them to one path"
      legend={
        <span className="text-ink-3 [overflow-wrap:anywhere]">
          Canonical because {reason}. Nothing is stored before you upload it.
        </span>
      }
      actions={
        <span className="flex flex-wrap gap-2">
          <Button onClick={() => setDraft(text)} disabled={draft === text}>
            Back to the draft
          </Button>
          <DownloadDraft draft={draft} />
          <Button kind="primary" disabled={sending.isPending} onClick={() => sending.mutate(draft)}>
            {sending.isPending ? "Uploading …" : "Upload the plan"}
          </Button>
        </span>
      }
    >
      <div aria-live="polite">{refused.length > 0 ? <SentFiles files={refused} /> : null}</div>
      <DraftEditor
        id="discover-draft"
        label="Draft, as plumbline.yaml"
        draft={draft}
        onDraft={setDraft}
        source={null}
        ask={(edited) => tryDraftQuery(project, at, edited)}
      />
    </Panel>
  );
}
