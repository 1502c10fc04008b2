import "server-only";
import { filePageHref, pageHref } from "@/lib/api/page-params";
import type { CommitAxis, SearchAnswer, SearchItem } from "@/lib/api/search";
import { fileRows } from "@/lib/domain/board/file-rows";
import type { TestCase } from "@/lib/domain/tests/facts";
import { inWords, momentInWords, shortSha } from "@/lib/domain/words";
import type { Board } from "./board";
import { readTestIndex } from "./runs";

const FOUND = 8;

/** Every commit of the line, for stepping through it. */
export function readCommitAxis({ facts }: Board): CommitAxis {
  return { t: facts.commits.effectiveAt, sha: facts.commits.sha };
}

/** Files, tests and commits that a text names, for the palette. */
export async function searchBoard(board: Board, text: string): Promise<SearchAnswer> {
  const q = text.trim().toLowerCase();
  if (q === "") return { items: [] };
  return { items: [...files(board, q), ...(await tests(board, q)), ...commits(board, q)] };
}

async function tests({ project, plan, runsUntil }: Board, q: string): Promise<SearchItem[]> {
  const index = await readTestIndex(project, runsUntil);
  const found: SearchItem[] = [];
  for (const path of index.paths) {
    for (const id of index.testsOf(path)) {
      const test = index.facts.cases[id];
      if (found.length >= FOUND) return found;
      if (!test || !`${path}::${test.name}`.toLowerCase().includes(q)) continue;
      found.push(testItem({ project: project.slug, plan: plan.id }, path, test));
    }
  }
  return found;
}

function testItem(
  place: { readonly project: string; readonly plan: string },
  path: string,
  test: TestCase,
): SearchItem {
  return {
    id: `test ${test.key}`,
    group: "Tests",
    label: test.name,
    hint: path.slice(path.lastIndexOf("/") + 1),
    href: pageHref(place, `tests/${test.key}`),
  };
}

function files({ facts, judged, asOf, project, plan }: Board, q: string): SearchItem[] {
  return fileRows(facts, judged, asOf.position)
    .filter(({ path }) => path.toLowerCase().includes(q))
    .sort(
      (a, b) =>
        Number(isNamed(b.path, q)) - Number(isNamed(a.path, q)) ||
        b.counts.legacy - a.counts.legacy ||
        a.path.length - b.path.length ||
        (a.path < b.path ? -1 : 1),
    )
    .slice(0, FOUND)
    .map(({ path, counts }) => ({
      id: `file ${path}`,
      group: "Files",
      label: path,
      href: filePageHref({ project: project.slug, plan: plan.id }, path),
      count: counts.legacy > 0 ? `${inWords(counts.legacy)} legacy` : "no legacy",
    }));
}

/** Whether the file's own name begins with the text: who types a name wants that file, whatever it holds. */
function isNamed(path: string, q: string): boolean {
  return path
    .slice(path.lastIndexOf("/") + 1)
    .toLowerCase()
    .startsWith(q);
}

function commits({ facts, project, plan }: Board, q: string): SearchItem[] {
  const { sha, subject, effectiveAt } = facts.commits;
  const found: SearchItem[] = [];
  for (let position = sha.length - 1; position >= 0 && found.length < FOUND; position--) {
    const name = sha[position] ?? "";
    if (!name.startsWith(q) && !subject[position]?.toLowerCase().includes(q)) continue;
    found.push({
      id: `commit ${name}`,
      group: "Commits",
      label: `${shortSha(name)} ${subject[position] ?? ""}`.trim(),
      hint: `${momentInWords(effectiveAt[position] ?? 0)} UTC`,
      href: pageHref({ project: project.slug, plan: plan.id }, "", { at: name }),
    });
  }
  return found;
}
