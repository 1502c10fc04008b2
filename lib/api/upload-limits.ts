/** What one request to `uploads` may hold (rules.md 0). Whoever sends a long stream of commits cuts it to fit. */
export const MAX_COMMITS = 500;
export const MAX_STREAM_BYTES = 8 * 1024 * 1024;
/** A single commit may be larger than a stream of them, up to this, inflated. */
export const MAX_BODY_BYTES = 64 * 1024 * 1024;
/** Dry runs take turns; so many may wait, as each holds its file. */
export const MAX_DRY_RUNS_WAITING = 4;
