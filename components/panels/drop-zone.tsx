"use client";

import { type DragEvent, useEffect, useId, useRef, useState } from "react";

type DropZoneProps = {
  readonly status: string;
  readonly isBusy: boolean;
  readonly onFiles: (files: readonly File[]) => void;
};

/** Where files are dropped or chosen. */
export function DropZone({ status, isBusy, onFiles }: DropZoneProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const takeChosen = (): void => {
    const field = input.current;
    if (isBusy || field === null || !field.files?.length) return;
    onFiles([...field.files]);
    // The same file, mended, must be a change again.
    field.value = "";
  };
  // Files chosen before the page's scripts ran made no change that they heard, and those that came while others were
  // read or sent wait in the field: they are taken now.
  useEffect(takeChosen);
  const onDrop = (event: DragEvent): void => {
    event.preventDefault();
    setIsOver(false);
    if (input.current === null) return;
    input.current.files = event.dataTransfer.files;
    takeChosen();
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
        Drop a scan, a plan, reports of tests or findings, or CODEOWNERS here, or choose files
      </span>
      <span className="text-label text-ink-3">
        plumbline.scan/1 as NDJSON, plumbline.plan/1 as YAML or JSON, tests as JUnit XML or in the
        format of their runner, Allure results as ZIP, findings as SARIF or in the format of their
        scanner; gzip or not
      </span>
      <span role="status" className="min-h-5 text-ink-2">
        {status}
      </span>
      <input
        ref={input}
        id={id}
        type="file"
        multiple
        className="sr-only"
        disabled={isBusy}
        onChange={takeChosen}
      />
    </label>
  );
}
