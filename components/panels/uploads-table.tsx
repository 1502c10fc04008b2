"use client";

import { Withdraw } from "@/components/panels/withdraw";
import { type Column, DataTable } from "@/components/ui/data-table";
import type { Tone } from "@/components/ui/glyph";
import { Panel } from "@/components/ui/panel";
import { Disclosure } from "@/components/ui/states";
import { StateTag } from "@/components/ui/tag";
import { Num, When } from "@/components/ui/value";
import type { UploadedRun, UploadRow, UploadsModel } from "@/lib/api/uploads";
import { inWords, plural, shortSha } from "@/lib/domain/words";

const TONES: Readonly<Record<string, Tone>> = {
  stored: "good",
  refused: "bad",
  withdrawn: "waiting",
};
const WORDS: Readonly<Record<string, string>> = {
  stored: "Stored",
  refused: "Refused",
  withdrawn: "Withdrawn",
};

export function UploadsTable({
  model,
  now,
}: {
  readonly model: UploadsModel;
  readonly now: number;
}) {
  const columns: Column<UploadRow>[] = [
    { key: "id", head: "No.", align: "end", cell: (row) => <Num value={row.id} /> },
    {
      key: "state",
      head: "State",
      cell: (row) => (
        <StateTag tone={TONES[row.state] ?? "unknown"}>{WORDS[row.state] ?? row.state}</StateTag>
      ),
    },
    { key: "what", head: "What it holds", cell: (row) => <Holds row={row} /> },
    {
      key: "bytes",
      head: "Size",
      align: "end",
      isWideOnly: true,
      cell: (row) => sizeOf(row.bytes),
    },
    {
      key: "received",
      head: "Received",
      isWideOnly: true,
      cell: (row) => <When at={row.receivedAt} now={now} />,
    },
    {
      key: "digest",
      head: "SHA-256",
      isWideOnly: true,
      cell: (row) => <code className="font-mono text-ink-3">{row.digest.slice(0, 12)}</code>,
    },
    {
      key: "withdraw",
      head: <span className="sr-only">Actions</span>,
      align: "end",
      cell: (row) =>
        row.state === "stored" ? <Withdraw project={model.project.slug} upload={row.id} /> : null,
    },
  ];
  return (
    <Panel
      finding={
        model.total === 0
          ? "Nothing received yet"
          : `${plural(model.total, "upload")} received, newest first`
      }
      footer={<Pages model={model} />}
      isFlush
    >
      <DataTable
        label="Uploads, newest first"
        columns={columns}
        rows={model.rows}
        rowKey={(row) => String(row.id)}
        empty="Nothing was received yet. Drop a file above, or run the command there."
      />
    </Panel>
  );
}

function Holds({ row }: { readonly row: UploadRow }) {
  if (row.withdrawn) {
    return (
      <span className="[overflow-wrap:anywhere]">
        {row.plan ? `Plan ${row.plan}. ` : ""}Withdrawn by {row.withdrawn.by} (unverified) on{" "}
        <When at={row.withdrawn.at} />: {row.withdrawn.reason}
      </span>
    );
  }
  if (row.refused) return <Refused refused={row.refused} kind={row.kind} />;
  if (row.plan) return <>Plan {row.plan}</>;
  if (row.run) return <Run run={row.run} />;
  if (row.kind === "findings") return <Findings findings={row.findings} />;
  if (row.kind === "owners") return <>A CODEOWNERS file</>;
  return (
    <>{row.kind === "scan" ? plural(row.commits, "commit") : "A plan that was stored before"}</>
  );
}

function Findings({ findings }: { readonly findings: UploadRow["findings"] }) {
  if (findings.length === 0) return <>A report of findings without a run</>;
  return (
    <span className="[overflow-wrap:anywhere]">
      {findings.map(({ tool, variant, sha, findings: count, incomplete }) => (
        <span key={`${tool} ${variant}`} className="block">
          {plural(count, "finding")} of {tool} at <code className="font-mono">{shortSha(sha)}</code>
          {incomplete === null ? null : (
            <span className="block text-ink-2">Incomplete, closes nothing: {incomplete}</span>
          )}
        </span>
      ))}
    </span>
  );
}

function Run({ run }: { readonly run: UploadedRun }) {
  return (
    <span className="[overflow-wrap:anywhere]">
      {plural(run.tests, "test")} of run <span className="inline-block">{run.run}</span> at{" "}
      <code className="font-mono">{shortSha(run.sha)}</code>, {run.environment}
      {run.incomplete ? (
        <span className="block text-ink-2">Incomplete: {run.incomplete}</span>
      ) : null}
    </span>
  );
}

function Refused({
  refused,
  kind,
}: {
  readonly refused: NonNullable<UploadRow["refused"]>;
  readonly kind: string;
}) {
  return (
    <div className="flex flex-col gap-1">
      <span>
        {refused.name || (kind === "unknown" ? "A file" : `A ${kind}`)}:{" "}
        {plural(refused.total, "reason")}, nothing stored
      </span>
      <Disclosure summary="Every reason">
        <Reasons refused={refused} />
      </Disclosure>
    </div>
  );
}

function Reasons({ refused }: { readonly refused: NonNullable<UploadRow["refused"]> }) {
  const more = refused.total - refused.issues.length;
  return (
    <ol className="max-h-80 overflow-auto">
      {refused.issues.map(({ line, column, pointer, message }) => (
        <li
          key={`${line ?? 0} ${column ?? 0} ${pointer} ${message}`}
          className="border-t border-hair-2 py-1 [overflow-wrap:anywhere] first:border-t-0"
        >
          {line === undefined ? null : (
            <span className="text-ink-3">
              line {inWords(line)}
              {column === undefined ? "" : `, column ${inWords(column)}`}:{" "}
            </span>
          )}
          {message}
          {pointer === "" ? null : <code className="ml-1.5 text-ink-3">{pointer}</code>}
        </li>
      ))}
      {more > 0 ? <li className="py-1 text-ink-3">and {inWords(more)} more</li> : null}
    </ol>
  );
}

function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${inWords(bytes)} B`;
  if (bytes < 1024 * 1024) return `${inWords(Math.round(bytes / 1024))} kB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function Pages({ model }: { readonly model: UploadsModel }) {
  if (model.pages <= 1) return <>All of them on one page.</>;
  return (
    <span className="flex gap-4">
      {model.page > 1 ? <a href={`?page=${model.page - 1}`}>Newer</a> : null}
      <span>
        page {inWords(model.page)} of {inWords(model.pages)}
      </span>
      {model.page < model.pages ? <a href={`?page=${model.page + 1}`}>Older</a> : null}
    </span>
  );
}
