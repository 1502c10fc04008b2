"use client";

import { useEffect, useRef } from "react";
import { onKeysAsked } from "./frame-events";
import type { Rail } from "./types";

export type KeysDialogProps = { readonly rail: Rail };

const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ["Ctrl K", "find or do"],
  ["[  ]", "one commit back, one on"],
  ["1 2 3", "read under plan version 1, 2, 3"],
  ["Esc", "back to the latest commit"],
  ["t", "the first chart as a table, and back"],
  ["d", "light or dark"],
  ["v", "save this view under a name"],
  ["/", "filter"],
  ["arrows", "move in charts, tables and the heat map; with Shift by days"],
  ["Enter", "open what is marked"],
  ["?", "this list"],
];

/** The list of keys. */
export function KeysDialog({ rail }: KeysDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => onKeysAsked(() => dialog.current?.showModal()), []);
  const pages = rail
    .flat()
    .flatMap(({ key, label }) => (key === undefined ? [] : [{ key, label }]));
  return (
    <dialog
      ref={dialog}
      aria-label="Keys"
      closedby="any"
      className="m-auto max-h-[80vh] w-[440px] max-w-[calc(100vw-28px)] overflow-y-auto rounded-3 border border-hair bg-layer p-4 text-ink"
    >
      <div className="mb-2 flex items-center">
        <h2 className="text-finding font-semibold">Keys</h2>
        <form method="dialog" className="ml-auto">
          <button type="submit" className="h-7 px-1 text-label text-ink-3 hover:text-ink">
            Close
          </button>
        </form>
      </div>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5">
        {KEYS.map(([keys, does]) => (
          <KeyRow key={keys} keys={keys} does={does} />
        ))}
        {pages.map(({ key, label }) => (
          <KeyRow key={key} keys={`g ${key}`} does={label} />
        ))}
      </dl>
    </dialog>
  );
}

function KeyRow({ keys, does }: { readonly keys: string; readonly does: string }) {
  return (
    <>
      <dt>
        <kbd className="rounded-1 border border-hair bg-bg px-1 text-axis/4 font-medium whitespace-pre text-ink-2">
          {keys}
        </kbd>
      </dt>
      <dd className="text-ink-2">{does}</dd>
    </>
  );
}
