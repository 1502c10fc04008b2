import "server-only";
import type { Fragment } from "@/lib/domain/discover/fragment";
import { type Cell, csv } from "@/lib/server/http/csv";
import { discoveredFragments } from "./discover";

const HEAD = [
  "symbol",
  "kind",
  "rank",
  "score",
  "imports_of_symbol",
  "astray",
  "defined_in",
  "module",
  "name",
  "path_kind",
  "is_main",
  "imports",
  "files",
  "imports_by_its_modules",
  "strings",
  "certainty",
];

/** Every path of every fragment that the filters leave, worst fragment first. */
export async function discoverCsv(project: string, params: URLSearchParams): Promise<string> {
  const fragments = await discoveredFragments(project, params);
  return csv(
    HEAD,
    fragments.flatMap((fragment, index) => rowsOf(fragment, index + 1)),
  );
}

function rowsOf(fragment: Fragment, rank: number): Cell[][] {
  const { id, kind, score, imports, astray, definitions, paths, idle } = fragment;
  return [...paths, ...idle].map((path, index) => [
    id,
    kind,
    rank,
    Math.round(score * 10) / 10,
    imports,
    astray,
    definitions[path.definition]?.module ?? "",
    path.module,
    path.name,
    path.kind,
    index === 0 ? 1 : 0,
    path.imports,
    path.files,
    path.carried,
    path.strings,
    path.certainty,
  ]);
}
