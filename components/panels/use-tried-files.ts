"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { type DriedFile, dryRunFile, isToSend } from "@/lib/api/dry-run";
import { needsCommit, type SaidOfRun, type SentFile, sendFile } from "@/lib/api/send-file";
import { inWords, plural } from "@/lib/domain/words";

type Tried = {
  readonly file: File;
  /** What a person said of it, which goes with it again. */
  readonly said: SaidOfRun | undefined;
  readonly outcome: DriedFile;
};
type Batch = { readonly files: readonly File[]; readonly said?: SaidOfRun };

type TriedFiles = {
  /** What is being done, and then what came of it in short. */
  readonly status: string;
  readonly isBusy: boolean;
  readonly tried: readonly Tried[];
  /** What came of the files that were sent last. */
  readonly sent: readonly SentFile[];
  /** Reads files in place of those tried before; with `said`, some of them again. */
  readonly read: (batch: Batch) => void;
  /** Sends those of which something would be stored. */
  readonly send: () => void;
  readonly leave: () => void;
};

/** Files that a person chose: read without being stored, one after the other, then sent. */
export function useTriedFiles(project: string): TriedFiles {
  const client = useQueryClient();
  const [status, setStatus] = useState("");
  const [tried, setTried] = useState<readonly Tried[]>([]);
  const [sent, setSent] = useState<readonly SentFile[]>([]);
  const reading = useMutation({
    mutationFn: async ({ files, said }: Batch) => {
      if (said === undefined) setTried([]);
      setSent([]);
      const outcomes = new Map<File, DriedFile>();
      for (const file of files) {
        setStatus(`Reading ${file.name} …`);
        outcomes.set(file, await dryRunFile(project, file, said));
      }
      const read = [...outcomes].map(([file, outcome]) => ({ file, said, outcome }));
      const again = (before: Tried) => read.find(({ file }) => file === before.file) ?? before;
      const now = said === undefined ? read : tried.map(again);
      setTried(now);
      setStatus(readWords(now));
    },
  });
  const sending = useMutation({
    mutationFn: async () => {
      const outcomes: SentFile[] = [];
      for (const { file, said, outcome } of tried) {
        if (!isToSend(outcome)) continue;
        setStatus(`Sending ${file.name} …`);
        const onProgress = (sums: { readonly commits: number; readonly requests: number }) =>
          setStatus(
            `${file.name}: ${plural(sums.commits, "commit")} stored, ${plural(sums.requests, "request")}`,
          );
        outcomes.push(await sendFile(project, file, onProgress, said));
      }
      setTried(tried.filter(({ outcome }) => !isToSend(outcome)));
      setSent(outcomes);
    },
    onSettled: () => {
      setStatus("");
      return client.invalidateQueries({ queryKey: ["project", project] });
    },
  });
  const isBusy = reading.isPending || sending.isPending;
  return {
    ...{ status, isBusy, tried, sent },
    read: (batch) => {
      if (batch.files.length > 0 && !isBusy) reading.mutate(batch);
    },
    send: () => {
      if (!isBusy) sending.mutate();
    },
    leave: () => {
      setTried([]);
      setStatus("");
    },
  };
}

/** What a reader hears once the files were read; the rest stands below. */
function readWords(tried: readonly Tried[]): string {
  const sound = tried.filter(({ outcome }) => outcome.problem === null).length;
  const waiting = tried.filter(({ outcome }) => needsCommit(outcome)).length;
  const refused = tried.length - sound - waiting;
  const parts = [
    ...(sound > 0 || waiting === 0 ? [`${inWords(sound)} sound`] : []),
    ...(refused > 0 || waiting === 0 ? [`${inWords(refused)} would be refused`] : []),
    ...(waiting > 0 ? [`${inWords(waiting)} ${waiting === 1 ? "needs" : "need"} a commit`] : []),
  ];
  return `${plural(tried.length, "file")} read: ${parts.join(", ")}. Nothing is stored.`;
}
