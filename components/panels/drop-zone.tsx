"use client";

import { type DragEvent, useId, useState } from "react";

type DropZoneProps = {
  readonly status: string;
  readonly isBusy: boolean;
  readonly onFiles: (files: readonly File[]) => void;
};

/** Where files are dropped or chosen. */
export function DropZone({ status, isBusy, onFiles }: DropZoneProps) {
  const id = useId();
  const [isOver, setIsOver] = useState(false);
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    onFiles([...event.dataTransfer.files]);
  };
  return (
    <label
      htmlFor={id}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
      aria-busy={isBusy}
      className={`flex min-h-28 cursor-pointer flex-col items-center justify-center gap-1 rounded-2 border border-dashed px-4 py-5 text-center focus-within:outline-2 focus-within:outline-offset-2 focus-within:outline-accent ${isOver ? "border-accent bg-accent-wash" : "border-ink-4 bg-sunken"}`}
    >
      <span className="font-semibold">
        Drop a scan, a plan or test reports here, or choose files
      </span>
      <span className="text-label text-ink-3">
        plumbline.scan/1 as NDJSON, plumbline.plan/1 as YAML or JSON, tests as JUnit XML,
        pytest-json-report or CTRF; gzip or not
      </span>
      <span role="status" className="min-h-5 text-ink-2">
        {status}
      </span>
      <input
        id={id}
        type="file"
        multiple
        className="sr-only"
        disabled={isBusy}
        onChange={(event) => {
          onFiles([...(event.target.files ?? [])]);
          // The same file, mended, must be a change again.
          event.target.value = "";
        }}
      />
    </label>
  );
}
