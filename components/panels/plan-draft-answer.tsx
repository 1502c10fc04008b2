"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { DraftIssues } from "@/components/panels/plan-draft-issues";
import { DraftReading } from "@/components/panels/plan-draft-reading";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/error-state";
import type { tryQuery } from "@/lib/api/plan";

/** ms without a key before the draft is read. */
const PAUSE = 350;

type DraftAnswerProps = {
  /** Where the draft is tried. */
  readonly ask: (draft: string) => ReturnType<typeof tryQuery>;
  /** The text that is stored; null where nothing is. */
  readonly source: string | null;
  readonly draft: string;
  readonly onPlace: (line: number, column: number) => void;
};

/** What the draft says, or every reason why it is no plan; the last answer stays while the next one comes. */
export function DraftAnswer({ ask, source, draft, onPlace }: DraftAnswerProps) {
  const settled = useSettled(draft);
  const isStored = draft === source;
  const { data, error, isFetching, refetch } = useQuery({
    ...ask(settled),
    enabled: settled !== source,
    placeholderData: keepPreviousData,
  });
  const isLate = !isStored && (settled !== draft || isFetching);
  return (
    <section aria-label="What the draft says" className="min-w-0">
      <p role="status" className="mb-1 min-h-4 text-label text-ink-3">
        {isLate ? "Reading …" : isStored ? "As it is stored" : "Read"}
      </p>
      {isStored ? (
        <p className="text-ink-2">
          Change a rule, a glob or a name: what it would say stands here as you type, beside what
          the page says now.
        </p>
      ) : error ? (
        <ErrorState retry={<Button onClick={() => refetch()}>Try again</Button>}>
          {error.message}
        </ErrorState>
      ) : data?.ok === false ? (
        <DraftIssues tried={data} onPlace={onPlace} />
      ) : data ? (
        <DraftReading tried={data} />
      ) : null}
    </section>
  );
}

/** The text once no key was pressed for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
