import { queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/api/fetch-json";
import type { LinkPatterns, Source } from "@/lib/domain/source/source-links";

export type UploadRow = {
  readonly id: number;
  readonly kind: string;
  readonly state: string;
  readonly receivedAt: number;
  readonly bytes: number;
  readonly digest: string;
  readonly commits: number;
  readonly plan: string | null;
  readonly run: UploadedRun | null;
  /** Tools of a report of findings; empty for other uploads. */
  readonly findings: readonly UploadedFindings[];
  readonly refused: {
    readonly name: string;
    readonly total: number;
    readonly issues: readonly {
      readonly message: string;
      readonly line?: number;
      readonly column?: number;
      readonly pointer: string;
    }[];
  } | null;
  readonly withdrawn: { readonly at: number; readonly by: string; readonly reason: string } | null;
};

/** A file of a test run. */
export type UploadedRun = {
  readonly tests: number;
  readonly sha: string;
  readonly environment: string;
  readonly run: string;
  readonly incomplete: string | null;
};

/** One tool's run in a report of findings. */
export type UploadedFindings = {
  readonly tool: string;
  readonly variant: string;
  readonly sha: string;
  readonly findings: number;
  readonly incomplete: string | null;
};

export type UploadsModel = {
  readonly project: {
    readonly slug: string;
    readonly repository: string;
    readonly demo: boolean;
    readonly revision: number;
  };
  /** How commits and lines are linked: as it was set, and as it is where nothing was. */
  readonly source: {
    readonly set: LinkPatterns;
    readonly known: Source;
    readonly derived: Source;
  };
  readonly rows: readonly UploadRow[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** Commits that wait for a base that never came, grouped by that base. */
  readonly waiting: readonly {
    readonly waitingFor: string;
    readonly commits: number;
    readonly first: string;
    readonly mend: string;
  }[];
  readonly commits: number;
  /** The last commit of the line; null when it has none. */
  readonly latest: string | null;
  readonly offLine: number;
};

export function uploadsQuery(project: string, page: number) {
  const url = `/api/v1/projects/${encodeURIComponent(project)}/uploads?page=${page}`;
  return queryOptions({
    queryKey: ["project", project, url],
    queryFn: ({ signal }) => fetchJson<UploadsModel>(url, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
