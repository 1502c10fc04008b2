import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const pathOf = (dataDir: string) => join(dataDir, "demo");

/**
 * Whether the demo goes into this store: into an empty one, once, so that it stays gone when somebody removed it;
 * and again where loading it was broken off, for the same bytes change nothing.
 */
export function wantsDemo(dataDir: string, store: { readonly isEmpty: boolean }): boolean {
  if (!existsSync(pathOf(dataDir))) return store.isEmpty;
  return readFileSync(pathOf(dataDir), "utf8") === "loading";
}

export function noteDemo(dataDir: string, state: "loading" | "loaded"): void {
  writeFileSync(pathOf(dataDir), state);
}
