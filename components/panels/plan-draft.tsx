"use client";

import { useState } from "react";
import { DownloadDraft, DraftEditor } from "@/components/panels/draft-editor";
import type { PlanPartProps } from "@/components/panels/plan-part";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { tryQuery } from "@/lib/api/plan";

/** A draft of the plan, read over the same facts while it is written. Nothing of it is stored. */
export function PlanDraft({ place, moment, model }: PlanPartProps) {
  const { plan, source } = model;
  const [draft, setDraft] = useState(source);
  return (
    <Panel
      id="draft"
      className="scroll-mt-20"
      finding="What would a draft say of the same facts?"
      legend={
        <span className="text-ink-3">Read at the moment of this page. Nothing is stored.</span>
      }
      actions={
        <span className="flex flex-wrap gap-2">
          <Button onClick={() => setDraft(source)} disabled={draft === source}>
            Back to version {plan.version}
          </Button>
          <DownloadDraft draft={draft} />
        </span>
      }
    >
      <DraftEditor
        id="plan-draft"
        label={<>Draft, prefilled with version {plan.version}</>}
        draft={draft}
        onDraft={setDraft}
        source={source}
        ask={(text) => tryQuery(place, moment, text)}
      />
    </Panel>
  );
}
