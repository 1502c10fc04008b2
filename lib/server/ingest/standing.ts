import "server-only";

/** Where a commit fact stands, as the store writes it. */
export const STANDING = { onLine: 0, waiting: 1, offLine: 2, outranked: 3 } as const;
