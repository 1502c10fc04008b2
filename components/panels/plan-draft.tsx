"use client";

import { useState } from "react";
import { DownloadDraft, DraftEditor } from "@/components/panels/draft-editor";
import type { PlanPartProps } from "@/components/panels/plan-part";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { tryQuery } from "@/lib/api/plan";
import { withExclusion } from "@/lib/domain/board/exclusion-text";

/** A draft of the plan, read over the same facts while it is written. Nothing of it is stored. */
export function PlanDraft({ place, moment, own, model }: PlanPartProps) {
  const { plan, source } = model;
  const suggested = own.exclude === undefined ? null : withExclusion(source, own.exclude);
  const [draft, setDraft] = useState(suggested ?? source);
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
        label={
          <>
            Draft, prefilled with version {plan.version}
            {suggested === null ? "" : `, without ${own.exclude}`}
          </>
        }
        draft={draft}
        onDraft={setDraft}
        source={source}
        ask={(text) => tryQuery(place, moment, text)}
      />
    </Panel>
  );
}
