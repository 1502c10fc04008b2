"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type DragEvent, useId, useState } from "react";
import { SentFiles } from "@/components/panels/sent-files";
import { type SentFile, sendFile } from "@/lib/api/send-file";
import { plural } from "@/lib/domain/words";

/** Takes files by drop or by choice and sends them one after the other. */
export function DropFiles({ project }: { readonly project: string }) {
  const client = useQueryClient();
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const [progress, setProgress] = useState("");
  const sending = useMutation({
    mutationFn: async (files: readonly File[]) => {
      setProgress("");
      const sent: SentFile[] = [];
      for (const file of files) {
        sent.push(
          await sendFile(project, file, ({ requests, commits }) =>
            setProgress(
              `${file.name}: ${plural(commits, "commit")} stored, ${plural(requests, "request")}`,
            ),
          ),
        );
      }
      return sent;
    },
    onSettled: () => client.invalidateQueries({ queryKey: ["project", project] }),
  });
  const send = (files: FileList | null): void => {
    if (files && files.length > 0 && !sending.isPending) sending.mutate([...files]);
  };
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    send(event.dataTransfer.files);
  };
  return (
    <div className="flex flex-col gap-3 pb-1">
      <label
        htmlFor={id}
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={onDrop}
        aria-busy={sending.isPending}
        className={`flex min-h-28 cursor-pointer flex-col items-center justify-center gap-1 rounded-2 border border-dashed px-4 py-5 text-center focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent ${isOver ? "border-accent bg-accent-wash" : "border-ink-4 bg-sunken"}`}
      >
        <span className="font-semibold">Drop a scan or a plan here, or choose files</span>
        <span className="text-label text-ink-3">
          plumbline.scan/1 as NDJSON, gzip or not; plumbline.plan/1 as YAML or JSON
        </span>
        <span role="status" className="min-h-5 text-ink-2">
          {sending.isPending ? progress || "Sending …" : ""}
        </span>
        <input
          id={id}
          type="file"
          multiple
          className="sr-only"
          disabled={sending.isPending}
          onChange={(event) => {
            send(event.target.files);
            // The same file, mended, must be a change again.
            event.target.value = "";
          }}
        />
      </label>
      <div aria-live="polite">{sending.data ? <SentFiles files={sending.data} /> : null}</div>
    </div>
  );
}
