"use client";

import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useDeferredValue } from "react";

/**
 * The span of time to draw while `zoom` is asked for: that one at once where its answer is here; until it comes, the one before,
 * of which the part that is asked for can be shown.
 */
export function useAnsweredSpan(zoom: string, keyOf: (zoom: string) => QueryKey): string {
  const late = useDeferredValue(zoom);
  const isHere = useQueryClient().getQueryData(keyOf(zoom)) !== undefined;
  return isHere ? zoom : late;
}
