import "server-only";
import { randomUUID } from "node:crypto";
import { AppError, type ErrorCode } from "@/lib/server/errors";

const STATUS: Readonly<Record<ErrorCode, { readonly status: number; readonly title: string }>> = {
  "bad-request": { status: 400, title: "The request cannot be understood" },
  forbidden: { status: 403, title: "Not from here" },
  "not-found": { status: 404, title: "Not found" },
  conflict: { status: 409, title: "In conflict with what is stored" },
  "too-large": { status: 413, title: "Too large for one request" },
  unsupported: { status: 415, title: "Not a supported encoding" },
  unprocessable: { status: 422, title: "Refused, nothing was stored" },
  unavailable: { status: 503, title: "Not ready" },
};

/** RFC 9457 problem details. An unexpected error shows no detail; its id leads to the log. */
function problem(error: unknown): Response {
  const id = randomUUID();
  if (!(error instanceof AppError)) {
    process.stderr.write(
      `${new Date().toISOString()} request ${id} failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    );
    return json(
      {
        type: "about:blank",
        title: "Something failed that should not",
        status: 500,
        detail: `Request ${id} is in the server's log.`,
        instance: `urn:uuid:${id}`,
      },
      500,
    );
  }
  const { status, title } = STATUS[error.code];
  const { retryAfter, ...extra } = error.extra;
  return json(
    {
      type: "about:blank",
      title,
      status,
      detail: error.message,
      instance: `urn:uuid:${id}`,
      ...extra,
    },
    status,
    typeof retryAfter === "number" ? { "retry-after": String(retryAfter) } : {},
  );
}

function json(body: object, status: number, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/problem+json",
      "cache-control": "no-store",
      ...headers,
    },
  });
}

type Handler<A extends unknown[]> = (...args: A) => Promise<Response>;

/** The only place that catches: whatever a handler throws is answered as a problem. */
export function route<A extends unknown[]>(handler: Handler<A>): Handler<A> {
  return async (...args) => {
    try {
      return await handler(...args);
    } catch (error) {
      return problem(error);
    }
  };
}

/** For addresses of the API that nothing answers. */
export const nothingHere = route(async (request: Request) => {
  const { pathname } = new URL(request.url);
  throw new AppError(
    "not-found",
    `The API has nothing at ${pathname}; /api/v1/openapi.json lists what it has.`,
  );
});

/** For pages: what the asker can mend in the address, as a sentence; null when the fault is not in the address. */
export function refusalOf(error: unknown): string | null {
  if (!(error instanceof AppError)) return null;
  return error.code === "bad-request" || error.code === "not-found" ? error.message : null;
}

/** For pages, which show what is missing in their own way. */
export function isNotFound(error: unknown): boolean {
  return error instanceof AppError && error.code === "not-found";
}
