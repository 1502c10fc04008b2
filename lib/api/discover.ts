import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { fetchJson } from "@/lib/api/fetch-json";
import type { TriedPlan } from "@/lib/api/plan";
import type { ForeignFolder } from "@/lib/domain/discover/copied-folders";
import type { Certainty } from "@/lib/domain/discover/definitions";
import type {
  FragmentDefinition,
  FragmentKind,
  FragmentPath,
  Link,
  Measure,
  PathKind,
} from "@/lib/domain/discover/fragment";

export const DISCOVER_SHOWS = ["fragmented", "symbol", "family", "namesakes"] as const;
export type DiscoverShow = (typeof DISCOVER_SHOWS)[number];

/** Parameters of the page, and of its question. `at` is the moment. */
export const DISCOVER_PARAMS = ["at", "show", "kind", "q", "page", "symbol"] as const;
export type DiscoverParams = {
  readonly [name in (typeof DISCOVER_PARAMS)[number]]?: string | undefined;
};

/** One path in a row of the list. */
export type ListedPath = Pick<FragmentPath, "module" | "name" | "kind" | "imports" | "files">;

export type ListedFragment = Measure & {
  readonly id: string;
  readonly kind: FragmentKind;
  readonly name: string;
  /** The module of its main definition. */
  readonly module: string;
  readonly definitions: number;
  /** The first of them; `more` says how many imports the others have together. */
  readonly paths: readonly ListedPath[];
  readonly pathCount: number;
  readonly more: number;
  /** Imports that miss the main path, at the ends of at most 60 columns of the line. */
  readonly trend: readonly number[];
};

/** A file that takes a path. */
export type PathUse = {
  readonly path: string;
  readonly line: number;
  readonly alias: string | null;
  readonly kind: string;
};

export type DetailedPath = Omit<FragmentPath, "uses"> & {
  /** The first of its imports by path and line. */
  readonly uses: readonly PathUse[];
  readonly total: number;
  /** Imports of this path at the ends of the columns. */
  readonly trend: readonly number[];
};

export type FragmentDetail = Measure & {
  readonly id: string;
  readonly kind: FragmentKind;
  readonly name: string;
  readonly sentence: string;
  readonly why: string;
  readonly definitions: readonly FragmentDefinition[];
  readonly links: readonly Link[];
  readonly certainty: Certainty;
  /** Paths that imports take, then those that only texts and its own modules take. */
  readonly paths: readonly DetailedPath[];
  /** Epoch ms at the end of each column. */
  readonly columns: readonly number[];
  readonly draft: { readonly text: string; readonly id: string; readonly reason: string } | null;
};

export type DiscoverModel = {
  readonly sentences: { readonly headline: string; readonly lede: string };
  /** What this scan leaves unknown, and which command mends it; null when it records every import. */
  readonly missing: { readonly text: string; readonly command: string } | null;
  readonly asOf: { readonly sha: string | null; readonly t: number; readonly isLatest: boolean };
  readonly rows: readonly ListedFragment[];
  readonly total: number;
  readonly page: number;
  readonly pages: number;
  /** Fragments by what the list can show, before the other filters. */
  readonly shows: Readonly<Record<DiscoverShow, number>>;
  /** Fragments shown that have a path of the kind beside their main one. */
  readonly kinds: Readonly<Record<PathKind, number>>;
  readonly folders: readonly ForeignFolder[];
  readonly chosen: FragmentDetail | null;
  /** Slugs of the plans that the project has: a draft of a new one must not take theirs. */
  readonly plans: readonly string[];
  readonly commits: number;
};

/** `/api/v1/projects/P/discover?…`, parameters in the order of their names. */
export function discoverUrl(
  project: string,
  params: Readonly<Record<string, string | undefined>>,
): string {
  const search = new URLSearchParams();
  for (const key of Object.keys(params).sort()) {
    const value = params[key];
    if (value) search.set(key, value);
  }
  const text = search.toString();
  const path = `/api/v1/projects/${encodeURIComponent(project)}/discover`;
  return text === "" ? path : `${path}?${text}`;
}

export function discoverQuery(project: string, params: DiscoverParams) {
  const url = discoverUrl(project, params);
  return queryOptions({
    queryKey: ["project", project, url],
    queryFn: ({ signal }) => fetchJson<DiscoverModel>(url, { signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Where the draft of a plan that the project does not have yet is tried; stored nowhere. */
export function tryDraftQuery(project: string, at: string | undefined, draft: string) {
  const base = `/api/v1/projects/${encodeURIComponent(project)}/discover/try`;
  const url = at ? `${base}?at=${encodeURIComponent(at)}` : base;
  return queryOptions({
    queryKey: ["project", project, url, draft],
    queryFn: ({ signal }) => fetchJson<TriedPlan>(url, { method: "POST", body: draft, signal }),
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 60_000,
    retry: false,
  });
}
