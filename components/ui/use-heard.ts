import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/**
 * False on the server and until the page's scripts hear what is done to it. What a reader types into a text or ticks
 * before is lost without a word when they take over: such a field waits for it.
 */
export function useIsHeard(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
