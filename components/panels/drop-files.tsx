"use client";

import { DropZone } from "@/components/panels/drop-zone";
import { DryRuns } from "@/components/panels/dry-runs";
import { SayRun } from "@/components/panels/say-run";
import { SentFiles } from "@/components/panels/sent-files";
import { useTriedFiles } from "@/components/panels/use-tried-files";
import { Button } from "@/components/ui/button";
import { isToSend } from "@/lib/api/dry-run";
import { needsCommit } from "@/lib/api/send-file";
import { plural } from "@/lib/domain/words";

type DropFilesProps = {
  readonly project: string;
  /** The latest commit of the line, if there is one. */
  readonly latest: string | null;
};

/** Takes files by drop or by choice, says what each is and would change, and sends those that are sound when told to. */
export function DropFiles({ project, latest }: DropFilesProps) {
  const { status, isBusy, tried, sent, read, send, leave } = useTriedFiles(project);
  const waiting = tried.filter(({ outcome }) => needsCommit(outcome)).map(({ file }) => file);
  const sound = tried.filter(({ outcome }) => isToSend(outcome)).length;
  return (
    <div className="flex flex-col gap-3 pb-1">
      <DropZone status={status} isBusy={isBusy} onFiles={(files) => read({ files })} />
      {tried.length > 0 ? <DryRuns files={tried.map(({ outcome }) => outcome)} /> : null}
      <div aria-live="polite">{sent.length > 0 ? <SentFiles files={sent} /> : null}</div>
      {waiting.length > 0 ? (
        <SayRun
          files={waiting.map(({ name }) => name)}
          latest={latest}
          isBusy={isBusy}
          onSay={(said) => read({ files: waiting, said })}
        />
      ) : null}
      {tried.length > 0 ? (
        <div className="flex flex-wrap items-center gap-2">
          {sound > 0 ? (
            <Button kind="primary" disabled={isBusy} onClick={send}>
              {sound === tried.length ? "Upload" : `Upload ${plural(sound, "sound file")}`}
            </Button>
          ) : null}
          <Button disabled={isBusy} onClick={leave}>
            Leave {tried.length === 1 ? "it" : "them"}
          </Button>
          <span className="text-ink-3">
            Reading {tried.length === 1 ? "it" : "them"} stored nothing.
          </span>
        </div>
      ) : null}
    </div>
  );
}
