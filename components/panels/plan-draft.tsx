"use client";

import { useRef, useState } from "react";
import { DraftAnswer } from "@/components/panels/plan-draft-answer";
import type { PlanPartProps } from "@/components/panels/plan-part";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { useIsHeard } from "@/components/ui/use-heard";
import { withExclusion } from "@/lib/domain/board/exclusion-text";

const LINE_HEIGHT = 18;

/** A draft of the plan, read over the same facts while it is written. Nothing of it is stored. */
export function PlanDraft({ place, moment, own, model }: PlanPartProps) {
  const { plan, source } = model;
  const suggested = own.exclude === undefined ? null : withExclusion(source, own.exclude);
  const [draft, setDraft] = useState(suggested ?? source);
  const isHeard = useIsHeard();
  const area = useRef<HTMLTextAreaElement>(null);
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
          <Button onClick={() => download(draft)}>
            Download<span className="sr-only"> the draft</span>
          </Button>
        </span>
      }
    >
      <div className="grid gap-4 desk:grid-cols-2">
        <div className="min-w-0">
          <label htmlFor="plan-draft" className="mb-1 block text-label text-ink-3">
            Draft, prefilled with version {plan.version}
            {suggested === null ? "" : `, without ${own.exclude}`}
          </label>
          <textarea
            id="plan-draft"
            ref={area}
            value={draft}
            readOnly={!isHeard}
            onChange={(event) => setDraft(event.target.value)}
            wrap="off"
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            style={{ lineHeight: `${LINE_HEIGHT}px` }}
            className="block h-[460px] min-h-32 w-full resize-y overflow-auto rounded-2 border border-ink-4 bg-sunken px-2.5 py-2 font-mono text-label text-ink"
          />
        </div>
        <DraftAnswer
          place={place}
          moment={moment}
          source={source}
          draft={draft}
          onPlace={(line, column) => area.current && putCursor(area.current, line, column)}
        />
      </div>
    </Panel>
  );
}

/** Puts the cursor at a line and column (from 1) and shows it with three lines above. */
function putCursor(area: HTMLTextAreaElement, line: number, column: number): void {
  const before = area.value.split("\n").slice(0, line - 1);
  const at = before.reduce((sum, text) => sum + text.length + 1, 0) + column - 1;
  area.focus();
  area.setSelectionRange(at, at);
  area.scrollTop = Math.max(0, (line - 4) * LINE_HEIGHT);
  area.scrollLeft = 0;
}

function download(text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/yaml" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = "plumbline.yaml";
  link.click();
  URL.revokeObjectURL(url);
}
