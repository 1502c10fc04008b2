"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { DownloadDraft, DraftEditor } from "@/components/panels/draft-editor";
import { SentFiles } from "@/components/panels/sent-files";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { type FragmentDetail, tryDraftQuery } from "@/lib/api/discover";
import { pageHref } from "@/lib/api/page-params";
import { sendFile } from "@/lib/api/send-file";

type DiscoverDraftProps = {
  readonly project: string;
  readonly at: string | undefined;
  readonly draft: NonNullable<FragmentDetail["draft"]>;
};

/** A drafted plan, read over the facts while it is edited, and uploaded from here. */
export function DiscoverDraft({ project, at, draft: { text, reason } }: DiscoverDraftProps) {
  const [draft, setDraft] = useState(text);
  const client = useQueryClient();
  const router = useRouter();
  const sending = useMutation({
    mutationFn: () =>
      sendFile(
        project,
        new File([draft], "plumbline.yaml", { type: "application/yaml" }),
        () => {},
      ),
    onSuccess: ({ plan }) => {
      // The answer names it as `id version 1`.
      const id = plan?.split(" ")[0];
      if (id) router.push(pageHref({ project, plan: id }, "burndown"));
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["project", project] }),
        client.invalidateQueries({ queryKey: ["start"] }),
      ]),
  });
  const refused = sending.data?.problem ? [sending.data] : [];
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
          <Button kind="primary" disabled={sending.isPending} onClick={() => sending.mutate()}>
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
