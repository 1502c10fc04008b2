import { endGits } from "@/lib/scanner/git/git";

/** Exit codes as shells give them: 128 and the number of the signal. */
const CODES = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Until `end` is called, Ctrl-C and a request to end are heeded at once: the gits end, `before` is called, and so are those who
 * wait for the process to exit. The gits of other threads end when they find nobody who reads them.
 */
export function endOnSignals(before: () => void): { readonly end: () => void } {
  const listeners = Object.entries(CODES).map(([signal, code]) => {
    const listener = () => {
      endGits();
      before();
      process.exit(code);
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  return {
    end() {
      for (const remove of listeners) remove();
    },
  };
}
