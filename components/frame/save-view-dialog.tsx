"use client";

import { usePathname, useSearchParams } from "next/navigation";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { hrefWith } from "@/components/ui/href";
import { onSaveViewAsked } from "./frame-events";
import { type SavedView, withView, writeViews } from "./saved-views";
import type { AsOf } from "./types";
import { useSavedViews } from "./use-saved-views";

const FIELD = "h-8 w-full rounded-2 border border-hair bg-bg px-2 text-ink";
const BUTTON = "h-8 rounded-2 border border-hair bg-layer px-3 text-label text-ink hover:bg-hover";

export type SaveViewDialogProps = { readonly asOf: AsOf };

/** Names the view that is open, at its moment or at the latest one each time, and lists those that were named before. */
export function SaveViewDialog({ asOf }: SaveViewDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [name, setName] = useState("");
  const [isPinned, setPinned] = useState(false);
  const [isRefused, setRefused] = useState(false);
  const views = useSavedViews();
  const href = useHref(isPinned ? asOf.sha : null);
  const nameId = useId();
  useEffect(
    () =>
      onSaveViewAsked(() => {
        setName(document.title.split(" · ")[0] ?? "");
        setPinned(!asOf.isLatest);
        setRefused(false);
        dialog.current?.showModal();
      }),
    [asOf.isLatest],
  );
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (!writeViews(withView(views, { name: name.trim(), href }))) setRefused(true);
    else dialog.current?.close();
  };
  return (
    <dialog
      ref={dialog}
      aria-label="Save this view"
      closedby="any"
      className="m-auto max-h-[80vh] w-[480px] max-w-[calc(100vw-28px)] overflow-y-auto rounded-3 border border-hair bg-layer p-4 text-ink"
    >
      <h2 className="mb-3 text-finding font-semibold">Save this view</h2>
      <form onSubmit={save} className="grid gap-3">
        <label htmlFor={nameId} className="text-label text-ink-2">
          Name
          <input
            id={nameId}
            required
            maxLength={80}
            value={name}
            onChange={(event) => setName(event.target.value)}
            className={`${FIELD} mt-1`}
          />
        </label>
        <label className="flex items-center gap-2 text-ink-2">
          <input
            type="checkbox"
            checked={isPinned}
            onChange={(event) => setPinned(event.target.checked)}
          />
          Keep this moment; otherwise the view shows the latest commit each time
        </label>
        <p className="font-mono text-label text-ink-3 [overflow-wrap:anywhere]">{href}</p>
        {isRefused ? (
          <p role="alert" className="text-broken">
            This browser keeps nothing. Copy the address instead.
          </p>
        ) : null}
        <div className="flex justify-end gap-2">
          <button type="button" className={BUTTON} onClick={() => dialog.current?.close()}>
            Close
          </button>
          <button type="submit" className="h-8 rounded-2 bg-ink px-3 text-label text-layer">
            Save
          </button>
        </div>
      </form>
      <Kept views={views} />
    </dialog>
  );
}

/** The address of what is open, with the moment or without. */
function useHref(sha: string | null): string {
  const path = usePathname();
  const query = useSearchParams();
  return hrefWith(`${path}?${query}`, { at: sha });
}

function Kept({ views }: { readonly views: readonly SavedView[] }) {
  if (views.length === 0) return null;
  return (
    <section className="mt-4 border-t border-hair pt-3">
      <h3 className="mb-1 text-label text-ink-3">Kept in this browser</h3>
      <ul>
        {views.map((view) => (
          <li key={view.name} className="flex items-center gap-2 py-1">
            <a href={view.href} className="min-w-0 text-accent-ink [overflow-wrap:anywhere]">
              {view.name}
            </a>
            <button
              type="button"
              aria-label={`Remove ${view.name}`}
              className="ml-auto h-7 px-1 text-label text-ink-3 hover:text-ink"
              onClick={() => writeViews(views.filter((other) => other !== view))}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
