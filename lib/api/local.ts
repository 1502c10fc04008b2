import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/api/fetch-json";
import type { Reading } from "@/lib/domain/reading";

/** A git repository on the server's own machine, as the command line found it. */
export type LocalFound = {
  /** The id under which it is, or will be, a project. */
  readonly project: string;
  readonly repository: string;
  readonly branch: string | null;
  /** On its first-parent line. */
  readonly commits: number;
  /** Of these the server has not. */
  readonly missing: number;
  /** Where the plan stands that would be sent; null where there is none. */
  readonly plan: string | null;
  readonly notes: readonly string[];
};

/** The plan drafted for the symbol that is fragmented worst; nothing of it is stored before a person wants it. */
export type LocalDraft = {
  readonly symbol: string;
  /** What is fragmented, and how: sentences. */
  readonly sentence: string;
  readonly why: string;
  /** `plumbline.plan/1` as YAML. */
  readonly text: string;
};

/** What is read is of the scan under way. */
export type LocalProgress = Reading & {
  readonly sent: number;
  readonly ofCommits: number;
  readonly imports: number;
  /** Nothing of the scan under way is sent yet. */
  readonly isReading: boolean;
  /** Since it was started. */
  readonly elapsedMs: number;
  /** By the rate so far; null while that cannot be said. */
  readonly leftMs: number | null;
};

/** What `plumbline init --events` writes, one a line. */
export type LocalEvent =
  | { readonly event: "found"; readonly found: LocalFound }
  | { readonly event: "progress"; readonly progress: LocalProgress }
  /** The newest commits and the plan are stored: the board can be opened. */
  | { readonly event: "board"; readonly path: string; readonly draft: LocalDraft | null }
  | { readonly event: "done"; readonly path: string; readonly lines: readonly string[] }
  | { readonly event: "failed"; readonly message: string };

/** A repository that is being added, or was until a moment ago. */
export type LocalScan = {
  readonly id: number;
  readonly path: string;
  readonly state: "running" | "done" | "failed" | "cancelled";
  readonly startedAt: number;
  readonly found: LocalFound | null;
  readonly progress: LocalProgress | null;
  /** The board, once there is something on it. */
  readonly board: string | null;
  /** What a plan could be about, where the repository has none. */
  readonly draft: LocalDraft | null;
  /** What was sent, or why it failed and what to do. */
  readonly lines: readonly string[];
};

/** The last repository that was added in this server's life; null where none was. */
export type LocalModel = { readonly scan: LocalScan | null };

const URL_OF_LOCAL = "/api/v1/local";
const EVERY_MS = 700;

/** Asked again and again while a scan runs: it goes on when the page is left, and is found again when it is opened. */
export function localQuery() {
  return queryOptions({
    queryKey: ["local"],
    queryFn: ({ signal }) => fetchJson<LocalModel>(URL_OF_LOCAL, { signal }),
    refetchInterval: ({ state }) => (state.data?.scan?.state === "running" ? EVERY_MS : false),
  });
}

/** Looks at a path; nothing is sent or stored. Throws ApiError with what to do. */
export function lookAt(path: string, project: string | null): Promise<LocalFound> {
  return post<LocalFound>(`${URL_OF_LOCAL}/look`, { path, project });
}

/** Throws ApiError, also while another one runs. */
export function addLocal(path: string, project: string): Promise<LocalModel> {
  return post<LocalModel>(URL_OF_LOCAL, { path, project });
}

/** Stops the scan that runs; what is stored stays. */
export function cancelLocal(): Promise<LocalModel> {
  return fetchJson<LocalModel>(URL_OF_LOCAL, { method: "DELETE" });
}

function post<T>(url: string, body: object): Promise<T> {
  return fetchJson<T>(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}
