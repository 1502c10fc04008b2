"use client";

import { type ReactNode, useEffect, useState } from "react";
import { Button, type ButtonProps } from "./button";

export type CopyButtonProps = {
  readonly text: string;
  readonly children: ReactNode;
  readonly kind?: ButtonProps["kind"];
};

/** Copies the text; says so for two seconds, in the same width. */
export function CopyButton({ text, children, kind = "plain" }: CopyButtonProps) {
  const [state, copy] = useCopy(text);
  return (
    <Button kind={kind} onClick={copy}>
      <span className="grid">
        <span className={`col-start-1 row-start-1 ${state === "idle" ? "" : "invisible"}`}>
          {children}
        </span>
        <span
          aria-live="polite"
          className={`col-start-1 row-start-1 ${state === "idle" ? "invisible" : ""}`}
        >
          {STATE_WORDS[state]}
        </span>
      </span>
    </Button>
  );
}

export type CopyLineProps = {
  /** The command, as it is typed. */
  readonly command: string;
  /** Said to readers: what the command does. */
  readonly label?: string;
};

/** A command in a sunken line with its copy button at the end. */
export function CopyLine({ command, label = "Copy the command" }: CopyLineProps) {
  const [state, copy] = useCopy(command);
  return (
    <span className="flex items-start gap-2.5 rounded-2 bg-sunken px-2.5 py-[7px] font-mono text-label/[18px] text-ink">
      <span aria-hidden="true" className="text-ink-3 select-none">
        $
      </span>
      <span className="min-w-0 flex-1 whitespace-pre-wrap [overflow-wrap:anywhere]">{command}</span>
      <button
        type="button"
        onClick={copy}
        aria-label={label}
        className="-my-[5px] min-h-7 flex-none px-1 font-sans text-label text-ink-3 hover:text-ink"
      >
        <span aria-live="polite">{state === "idle" ? "Copy" : STATE_WORDS[state]}</span>
      </button>
    </span>
  );
}

type CopyState = "idle" | "copied" | "refused";

const STATE_WORDS: Readonly<Record<CopyState, string>> = {
  idle: "",
  copied: "Copied",
  refused: "Not allowed",
};

/** What a button says that copies a text: for two seconds that it did, or may not. */
export function useCopy(text: string): [CopyState, () => void] {
  const [state, setState] = useState<CopyState>("idle");
  useEffect(() => {
    if (state === "idle") return;
    const timer = setTimeout(() => setState("idle"), 2000);
    return () => clearTimeout(timer);
  }, [state]);
  const copy = () => {
    writeToClipboard(text).then(
      () => setState("copied"),
      () => setState("refused"),
    );
  };
  return [state, copy];
}

/** Rejects where the page is not allowed to write, or has no clipboard (plain HTTP off loopback). */
async function writeToClipboard(text: string): Promise<void> {
  if (navigator.clipboard === undefined) throw new Error("no clipboard");
  await navigator.clipboard.writeText(text);
}
