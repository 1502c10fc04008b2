"use client";

import { type ReactNode, useRef } from "react";
import { DraftAnswer } from "@/components/panels/plan-draft-answer";
import { Button } from "@/components/ui/button";
import { useIsHeard } from "@/components/ui/use-heard";
import type { tryQuery } from "@/lib/api/plan";

const LINE_HEIGHT = 18;

type DraftEditorProps = {
  readonly id: string;
  readonly label: ReactNode;
  readonly draft: string;
  readonly onDraft: (draft: string) => void;
  /** The text that is stored; null where nothing is. */
  readonly source: string | null;
  readonly ask: (draft: string) => ReturnType<typeof tryQuery>;
};

/** The text of a plan beside what it would say of the same facts. */
export function DraftEditor({ id, label, draft, onDraft, source, ask }: DraftEditorProps) {
  const isHeard = useIsHeard();
  const area = useRef<HTMLTextAreaElement>(null);
  return (
    <div className="grid gap-4 desk:grid-cols-2">
      <div className="min-w-0">
        <label htmlFor={id} className="mb-1 block text-label text-ink-3">
          {label}
        </label>
        <textarea
          id={id}
          ref={area}
          value={draft}
          readOnly={!isHeard}
          onChange={(event) => onDraft(event.target.value)}
          wrap="off"
          spellCheck={false}
          autoCapitalize="off"
          autoComplete="off"
          style={{ lineHeight: `${LINE_HEIGHT}px` }}
          className="block h-[460px] min-h-32 w-full resize-y overflow-auto rounded-2 border border-ink-4 bg-sunken px-2.5 py-2 font-mono text-label text-ink"
        />
      </div>
      <DraftAnswer
        ask={ask}
        source={source}
        draft={draft}
        onPlace={(line, column) => area.current && putCursor(area.current, line, column)}
      />
    </div>
  );
}

/** Saves the draft as a file. */
export function DownloadDraft({ draft }: { readonly draft: string }) {
  return (
    <Button onClick={() => download(draft)}>
      Download<span className="sr-only"> the draft</span>
    </Button>
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
