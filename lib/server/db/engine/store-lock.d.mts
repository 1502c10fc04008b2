export type LockHolder = {
  readonly nonce: string;
  readonly pid: number;
  /** The start of the process in the system's own words. */
  readonly startedAt: string | null;
  readonly space: string;
  readonly host: string;
  /** ISO 8601, UTC. */
  readonly since: string;
  readonly url: string | null;
  /** A socket beside the lock that answers as long as the holder lives, for those who cannot see its pid. */
  readonly guard: string | null;
};

export declare class StoreHeldError extends Error {
  constructor(path: string, holder: LockHolder);
  readonly path: string;
  readonly holder: LockHolder;
}

export declare function processStart(pid: number): string | null;
export declare function guardName(path: string): string;
export declare function takeLock(
  path: string,
  url: string | null,
  guard?: string | null,
): () => void;
