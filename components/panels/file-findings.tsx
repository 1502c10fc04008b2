"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import type { PlanLinks } from "@/components/panels/plan-links";
import { Sha } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { StateTag } from "@/components/ui/tag";
import { Num, When } from "@/components/ui/value";
import { fileFindingsQuery, type ListedFinding } from "@/lib/api/findings";
import type { PlanPlace } from "@/lib/api/plan-query";
import { inWords, plural } from "@/lib/domain/words";

type FileFindingsProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly path: string;
  readonly links: PlanLinks;
};

const SHOWN = 200;

/** What other scanners found in this file; nothing where none has reported. */
export function FileFindingsPanel({ place, moment, path, links }: FileFindingsProps) {
  const { data } = useSuspenseQuery(fileFindingsQuery(place, { ...moment, path }));
  if (data.reports === 0) return null;
  const ended = data.lives.length - data.standing;
  const found =
    data.standing === 0
      ? "No finding of another scanner stands here"
      : `${plural(data.standing, "finding")} of other scanners ${data.standing === 1 ? "stands" : "stand"} here`;
  const unread = data.lives.filter(({ closed, isUnread }) => closed === null && isUnread).length;
  const known = unread === 0 ? found : `${found}, ${inWords(unread)} of them not known`;
  return (
    <Panel
      id="findings"
      finding={ended > 0 ? `${known}, ${inWords(ended)} ended` : known}
      json={links.api("file-findings", { path })}
      footer={
        <>
          <a href={links.page("findings", { show: "all" })}>All findings</a>
          {data.lives.length > SHOWN
            ? `${plural(data.lives.length - SHOWN, "further one")} in the JSON.`
            : null}
        </>
      }
      isFlush
    >
      <DataTable
        label="Findings in this file"
        columns={COLUMNS}
        rows={data.lives.slice(0, SHOWN).map((life, at) => ({ ...life, at }))}
        rowKey={({ at }) => String(at)}
        maxHeight={360}
        empty={<p className="text-ink-2">No report ever named this file.</p>}
      />
    </Panel>
  );
}

const COLUMNS: Column<ListedFinding & { readonly at: number }>[] = [
  {
    key: "line",
    head: "Line",
    align: "end",
    cell: ({ line }) => (line === null ? "–" : <Num value={line} />),
  },
  {
    key: "what",
    head: "Finding",
    cell: ({ rule, tool, message, isUnread }) => (
      <span className="[overflow-wrap:anywhere]">
        <span className="font-mono">{rule}</span> <span className="text-ink-3">{tool}</span>
        <span className="block text-ink-2">{message}</span>
        {isUnread ? (
          <StateTag tone="unknown">Not known: the file could not be parsed</StateTag>
        ) : null}
      </span>
    ),
  },
  {
    key: "since",
    head: "Since",
    isWideOnly: true,
    cell: ({ opened, openedHow }) => (
      <span className="flex flex-wrap items-baseline gap-x-2">
        <Sha sha={opened.sha} />
        <When at={opened.t} className="text-ink-2" />
        {openedHow === "reopened" ? <span>reopened</span> : null}
      </span>
    ),
  },
  {
    key: "state",
    head: "State",
    isWideOnly: true,
    cell: ({ closed, isUnread }) =>
      closed === null && isUnread ? (
        <StateTag tone="unknown">Not known</StateTag>
      ) : closed === null ? (
        <StateTag tone="bad">Stands</StateTag>
      ) : (
        <span>
          gone by <When at={closed.t} />
        </span>
      ),
  },
];
