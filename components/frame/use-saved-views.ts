import { useMemo, useSyncExternalStore } from "react";
import { onViewsChanged, parseViews, readViewsText, type SavedView } from "./saved-views";

/** The views that this browser keeps; none while the server draws the page. */
export function useSavedViews(): readonly SavedView[] {
  const text = useSyncExternalStore(onViewsChanged, readViewsText, () => null);
  return useMemo(() => parseViews(text), [text]);
}
