import "server-only";
import { EventEmitter } from "node:events";

/** Tells open pages of this instance that a project changed. Others learn it by asking for the revision. */
const shared = globalThis as typeof globalThis & { plumblineChanges?: EventEmitter };

function changes(): EventEmitter {
  shared.plumblineChanges ??= new EventEmitter().setMaxListeners(0);
  return shared.plumblineChanges;
}

export function announce(project: string): void {
  changes().emit(project);
}

/** Calls back after every change of the project until the returned function is called. */
export function onChange(project: string, listener: () => void): () => void {
  changes().on(project, listener);
  return () => changes().off(project, listener);
}
