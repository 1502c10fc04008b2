import "server-only";
import { AsyncLocalStorage } from "node:async_hooks";
import type { Prisma } from "@/lib/server/db/generated/client";

/** A transaction that is undone in the end, and what was read within it: nobody else may see either. */
export type Scope = {
  readonly client: Prisma.TransactionClient;
  readonly memory: Map<string, unknown>;
};

// On globalThis: modules are evaluated more than once in one process.
const shared = globalThis as typeof globalThis & {
  plumblineScope?: AsyncLocalStorage<Scope>;
};

function scopes(): AsyncLocalStorage<Scope> {
  shared.plumblineScope ??= new AsyncLocalStorage();
  return shared.plumblineScope;
}

/** Null outside of `withinScope`. */
export function currentScope(): Scope | null {
  return scopes().getStore() ?? null;
}

/** Within `work`, `db()` is the transaction's client, and what is kept of answers is kept in the scope alone. */
export function withinScope<T>(
  client: Prisma.TransactionClient,
  work: () => Promise<T>,
): Promise<T> {
  return scopes().run({ client, memory: new Map() }, work);
}

/** What the scope remembers under a name; made when it is first asked for. */
export function scopedMemory<T>(scope: Scope, name: string, make: () => T): T {
  if (!scope.memory.has(name)) scope.memory.set(name, make());
  return scope.memory.get(name) as T;
}
