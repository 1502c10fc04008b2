"use client";

import { type ComponentType, useEffect, useState } from "react";
import { whenIdle } from "@/components/ui/when-idle";

export type Door<Props> = {
  /** Calls back when the dialog is asked for; returns how to stop. */
  readonly onAsked: (callback: () => void) => () => void;
  readonly ask: () => void;
  readonly load: () => Promise<ComponentType<Props>>;
  /** True where it is asked for so often that its code comes once the page has nothing else to do. */
  readonly isReady: boolean;
};

/**
 * A dialog whose code comes when it is asked for, or before that; null until it is asked for. It opens by the
 * event that it hears itself, and so that one is sent again once it stands. Where its code cannot be had, asking again tries again.
 */
export function useDoor<Props>({
  onAsked,
  ask,
  load,
  isReady,
}: Door<Props>): ComponentType<Props> | null {
  const [dialog, setDialog] = useState<ComponentType<Props> | null>(null);
  useEffect(
    () => onAsked(() => void load().then((found) => setDialog(() => found), ignore)),
    [onAsked, load],
  );
  useEffect(() => {
    if (isReady) return whenIdle(() => void load().catch(ignore));
  }, [load, isReady]);
  useEffect(() => {
    if (dialog !== null) ask();
  }, [dialog, ask]);
  return dialog;
}

/** A dialog is a help, and the page is whole without it. */
function ignore(): void {}
