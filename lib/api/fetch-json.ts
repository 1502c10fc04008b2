/** What the API answers when it refuses (RFC 9457). */
export type Problem = {
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly instance?: string;
  readonly errors?: readonly ProblemDetail[];
  readonly total?: number;
  /** The parameter of the request that is missing or wrong. */
  readonly parameter?: string;
};
export type ProblemDetail = {
  readonly detail: string;
  readonly pointer: string;
  readonly line?: number;
  readonly column?: number;
};

/** A refusal with its problem document, so that a page can say what failed and under which id. */
export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
    this.name = "ApiError";
  }
}

/** Gets JSON from our own API. Throws ApiError for every answer that is not 2xx. */
export async function fetchJson<T>(url: string, init: RequestInit = {}): Promise<T> {
  const response = await fetch(url, init);
  if (response.status === 204) return null as T;
  if (response.ok) return (await response.json()) as T;
  throw new ApiError(await refusalOf(response));
}

async function refusalOf(response: Response): Promise<Problem> {
  const fallback: Problem = {
    title: "The server did not answer as it should",
    status: response.status,
    detail: `${response.status} ${response.statusText}`,
  };
  try {
    return { ...fallback, ...((await response.json()) as Partial<Problem>) };
  } catch {
    return fallback;
  }
}

/** Why something was not sent, whatever was thrown. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError) return error.problem;
  const detail = error instanceof Error ? error.message : String(error);
  return { title: "Not sent", status: 0, detail };
}
