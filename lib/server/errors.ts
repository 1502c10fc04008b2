/** Being unable to answer is exceptional: thrown, and turned into problem+json in one place (lib/server/http/route.ts). */
export type ErrorCode =
  | "bad-request"
  | "forbidden"
  | "not-found"
  | "conflict"
  | "too-large"
  | "unprocessable"
  | "unsupported"
  | "unavailable";

export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** Further members of the problem document, e.g. `errors`; `retryAfter`, in seconds, becomes the header. */
    readonly extra: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = "AppError";
  }
}
