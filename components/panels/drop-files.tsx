"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { DropZone } from "@/components/panels/drop-zone";
import { SayRun } from "@/components/panels/say-run";
import { SentFiles } from "@/components/panels/sent-files";
import { needsCommit, type SaidOfRun, type SentFile, sendFile } from "@/lib/api/send-file";
import { plural } from "@/lib/domain/words";

type Batch = { readonly files: readonly File[]; readonly said?: SaidOfRun };
type Sent = { readonly file: File; readonly outcome: SentFile };

type DropFilesProps = {
  readonly project: string;
  /** The latest commit of the line, if there is one. */
  readonly latest: string | null;
};

/** Takes files by drop or by choice and sends them one after the other; asks for the commit of test reports. */
export function DropFiles({ project, latest }: DropFilesProps) {
  const client = useQueryClient();
  const [progress, setProgress] = useState("");
  const sending = useMutation({
    mutationFn: async ({ files, said }: Batch) => {
      setProgress("");
      const sent: Sent[] = [];
      for (const file of files) {
        const outcome = await sendFile(
          project,
          file,
          ({ requests, commits }) =>
            setProgress(
              `${file.name}: ${plural(commits, "commit")} stored, ${plural(requests, "request")}`,
            ),
          said,
        );
        sent.push({ file, outcome });
      }
      return sent;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["project", project] }),
  });
  const send = (batch: Batch): void => {
    if (batch.files.length > 0 && !sending.isPending) sending.mutate(batch);
  };
  const sent = sending.data ?? [];
  const waiting = sent.filter(({ outcome }) => needsCommit(outcome)).map(({ file }) => file);
  return (
    <div className="flex flex-col gap-3 pb-1">
      <DropZone
        status={sending.isPending ? progress || "Sending …" : ""}
        isBusy={sending.isPending}
        onFiles={(files) => send({ files })}
      />
      {waiting.length > 0 ? (
        <SayRun
          files={waiting.map(({ name }) => name)}
          latest={latest}
          onSay={(said) => send({ files: waiting, said })}
        />
      ) : null}
      <div aria-live="polite">
        {sent.length > 0 ? <SentFiles files={sent.map(({ outcome }) => outcome)} /> : null}
      </div>
    </div>
  );
}
