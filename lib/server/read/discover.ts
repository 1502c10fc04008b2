import "server-only";
import {
  DISCOVER_SHOWS,
  type DiscoverModel,
  type DiscoverShow,
  type FragmentDetail,
  type ListedFragment,
} from "@/lib/api/discover";
import { type AsOf, resolveMoment } from "@/lib/domain/board/as-of";
import { type Discovery, findFragment } from "@/lib/domain/discover/discover";
import { draftPlan } from "@/lib/domain/discover/draft";
import { type Fragment, PATH_KINDS, type PathKind } from "@/lib/domain/discover/fragment";
import { astraySentence, discoverSentences, fragmentSentence } from "@/lib/domain/discover/words";
import { plural } from "@/lib/domain/words";
import { db } from "@/lib/server/db/client";
import { AppError } from "@/lib/server/errors";
import { parseMoment } from "@/lib/server/http/moment";
import { readTrends } from "./discover-trends";
import { readDiscovery } from "./discovery";
import { type ProjectRow, readLine } from "./line-facts";
import { oneOf } from "./params";
import { readProject } from "./project";

const PAGE = 50;
const LIST_PATHS = 8;
const LIST_COLUMNS = 60;
const COLUMNS = 400;
const USES = 200;

/** Symbols imported through more than one path, of a project with or without plans. Throws not-found, bad-request. */
export async function readDiscover(slug: string, params: URLSearchParams): Promise<DiscoverModel> {
  const { project, asOf, discovery } = await openDiscovery(slug, params);
  const show = oneOf(DISCOVER_SHOWS, params, "show", "fragmented");
  const shown = discovery.fragments.filter((fragment) => isShown(fragment, show));
  const kind = params.get("kind") ? oneOf(PATH_KINDS, params, "kind", "definition") : null;
  const filtered = filteredBy(shown, kind, params.get("q") ?? "");
  const pages = Math.max(1, Math.ceil(filtered.length / PAGE));
  const page = Math.min(pages, Math.max(1, Math.trunc(Number(params.get("page")) || 1)));
  const rows = filtered.slice((page - 1) * PAGE, page * PAGE);
  const trends = await readTrends(project, rows, { last: asOf.position, columns: LIST_COLUMNS });
  return {
    sentences: discoverSentences(discovery),
    missing: await missingOf(project, asOf, discovery),
    asOf: { sha: asOf.sha, t: asOf.committedAt ?? asOf.now, isLatest: asOf.isLatest },
    rows: rows.map((fragment, index) => listed(fragment, trends[index]?.values ?? [])),
    total: filtered.length,
    page,
    pages,
    shows: countBy(DISCOVER_SHOWS, (one) =>
      discovery.fragments.filter((fragment) => isShown(fragment, one)),
    ),
    kinds: countBy(PATH_KINDS, (one) => shown.filter((fragment) => hasKind(fragment, one))),
    folders: discovery.folders,
    chosen: await chosenOf(project, asOf, discovery, params.get("symbol")),
    plans: await planSlugs(project),
    commits: asOf.position + 1,
  };
}

/** Every fragment that the filters leave. */
export async function discoveredFragments(
  slug: string,
  params: URLSearchParams,
): Promise<readonly Fragment[]> {
  const { discovery } = await openDiscovery(slug, params);
  const show = oneOf(DISCOVER_SHOWS, params, "show", "fragmented");
  const kind = params.get("kind") ? oneOf(PATH_KINDS, params, "kind", "definition") : null;
  const shown = discovery.fragments.filter((fragment) => isShown(fragment, show));
  return filteredBy(shown, kind, params.get("q") ?? "");
}

async function openDiscovery(slug: string, params: URLSearchParams) {
  const project = await readProject(slug);
  const { commits } = await readLine(project);
  const resolved = resolveMoment(commits, parseMoment(params.get("at")));
  if (!resolved.ok) throw new AppError("not-found", resolved.reason);
  const { asOf } = resolved;
  return { project, asOf, discovery: await readDiscovery(project, asOf.position) };
}

function isShown({ kind }: Fragment, show: DiscoverShow): boolean {
  return show === "fragmented" ? kind !== "namesakes" : kind === show;
}

/** Whether imports miss the main path by a path of this kind. */
function hasKind({ paths }: Fragment, kind: PathKind): boolean {
  return paths.slice(1).some((path) => path.kind === kind);
}

function filteredBy(
  shown: readonly Fragment[],
  kind: PathKind | null,
  q: string,
): readonly Fragment[] {
  const text = q.trim().toLowerCase();
  return shown.filter(
    (fragment) =>
      (kind === null || hasKind(fragment, kind)) &&
      (text === "" ||
        fragment.name.toLowerCase().includes(text) ||
        fragment.paths.some(({ module }) => module.toLowerCase().includes(text))),
  );
}

function countBy<T extends string>(
  names: readonly T[],
  of: (name: T) => readonly unknown[],
): Readonly<Record<T, number>> {
  const counts: Partial<Record<T, number>> = {};
  for (const name of names) counts[name] = of(name).length;
  return counts as Readonly<Record<T, number>>;
}

function listed(fragment: Fragment, trend: readonly (readonly number[])[]): ListedFragment {
  const { id, kind, name, paths, definitions, imports, files, astray, nearby, score } = fragment;
  const first = paths.slice(0, LIST_PATHS);
  return {
    id,
    kind,
    name,
    module: definitions[0]?.module ?? "",
    definitions: definitions.filter(({ file }) => file !== null).length,
    paths: first.map((path) => ({
      module: path.module,
      name: path.name,
      kind: path.kind,
      imports: path.imports,
      files: path.files,
    })),
    pathCount: paths.length,
    more: paths.slice(LIST_PATHS).reduce((sum, path) => sum + path.imports, 0),
    imports,
    files,
    astray,
    nearby,
    score,
    trend: astrayTrend(fragment, trend),
  };
}

function astrayTrend(
  { kind, paths }: Fragment,
  trend: readonly (readonly number[])[],
): readonly number[] {
  const stray = paths.flatMap(({ definition }, index) =>
    (kind === "symbol" ? index > 0 : definition > 0) ? [trend[index] ?? []] : [],
  );
  return (trend[0] ?? []).map((_, column) =>
    stray.reduce((sum, values) => sum + (values[column] ?? 0), 0),
  );
}

async function chosenOf(
  project: ProjectRow,
  asOf: AsOf,
  discovery: Discovery,
  symbol: string | null,
): Promise<FragmentDetail | null> {
  const fragment = symbol ? findFragment(discovery, symbol) : null;
  if (fragment === null) return null;
  const { commits } = await readLine(project);
  const [trend] = await readTrends(project, [fragment], { last: asOf.position, columns: COLUMNS });
  const draft = draftPlan(discovery, fragment, await planSlugs(project));
  const { id, kind, name, definitions, links, imports, files, astray, nearby, score } = fragment;
  return {
    id,
    kind,
    name,
    sentence: fragmentSentence(fragment),
    why: astraySentence(fragment),
    definitions,
    links,
    certainty: fragment.paths[0]?.certainty ?? "followed",
    paths: [...fragment.paths, ...fragment.idle].map(({ uses, ...path }, index) => ({
      ...path,
      uses: uses.slice(0, USES),
      total: uses.length,
      trend: trend?.values[index] ?? [],
    })),
    columns: (trend?.ends ?? []).map((position) => commits.effectiveAt[position] ?? 0),
    draft:
      draft === null ? null : { text: draft.text, id: draft.id, reason: draft.rules.choice.reason },
    imports,
    files,
    astray,
    nearby,
    score,
  };
}

async function missingOf(
  project: ProjectRow,
  asOf: AsOf,
  discovery: Discovery,
): Promise<DiscoverModel["missing"]> {
  const { commits, scanners } = await readLine(project);
  const command = `plumbline scan --history --out history.ndjson && plumbline upload history.ndjson --project ${project.slug}`;
  if (asOf.position < 0)
    return { text: "No commit is known here: nothing can be said of its imports.", command };
  const recorded = scanners[commits.scanner[asOf.position] ?? 0]?.recorded ?? "all";
  if (recorded !== "all")
    return {
      text: `This scan recorded only imports of ${plural(recorded.length, "module")}: what else is fragmented is not known, and a symbol may be defined further on than it seems.`,
      command,
    };
  if (discovery.isTreeKnown) return null;
  return {
    text: "No scan has said which files there are: modules that do not exist cannot be told from others' modules.",
    command,
  };
}

async function planSlugs({ id }: ProjectRow): Promise<readonly string[]> {
  const rows = await db().planVersion.findMany({
    where: { projectId: id },
    distinct: ["slug"],
    orderBy: { slug: "asc" },
    select: { slug: true },
  });
  return rows.map(({ slug }) => slug);
}
