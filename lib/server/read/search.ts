import "server-only";
import { filePageHref, pageHref } from "@/lib/api/page-params";
import type { CommitAxis, SearchAnswer, SearchItem } from "@/lib/api/search";
import { fileRows } from "@/lib/domain/board/file-rows";
import { inWords, momentInWords, shortSha } from "@/lib/domain/words";
import type { Board } from "./board";

const FOUND = 8;

/** Every commit of the line, for stepping through it. */
export function readCommitAxis({ facts }: Board): CommitAxis {
  return { t: facts.commits.effectiveAt, sha: facts.commits.sha };
}

/** Files and commits that a text names, for the palette. */
export function searchBoard(board: Board, text: string): SearchAnswer {
  const q = text.trim().toLowerCase();
  if (q === "") return { items: [] };
  return { items: [...files(board, q), ...commits(board, q)] };
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
