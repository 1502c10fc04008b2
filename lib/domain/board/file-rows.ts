import type { ClassCounts, ImportClass } from "../import-class";
import { OPENED_HOW } from "../lives/version";
import { isStanding } from "./counts";
import { type Judged, type JudgedSpan, noCounts } from "./judge";
import type { LineFacts } from "./line-facts";

/** One file as of a commit. Files that once held an import of the subject and no longer do are listed too. */
export type FileRow = {
  readonly path: string;
  readonly counts: ClassCounts;
  /** Distinct legacy modules now. */
  readonly legacyModules: readonly string[];
  /** Distinct modules now of what is unplanned or unclassified. */
  readonly outsideModules: readonly string[];
  /** Position and effective time at which the oldest standing legacy import opened; null without one. */
  readonly legacySince: { readonly position: number; readonly t: number } | null;
  readonly lastChange: { readonly position: number; readonly t: number; readonly sha: string };
  /** Imports of the subject that came back after they had gone. */
  readonly reopened: number;
  readonly unreadable: "no" | "listed best effort" | "not read";
};

type Collected = {
  counts: Record<ImportClass, number>;
  legacy: Set<string>;
  outside: Set<string>;
  since: number;
  last: number;
  reopened: number;
};

export function fileRows(facts: LineFacts, judged: Judged, position: number): FileRow[] {
  const files = new Map<number, Collected>();
  for (const span of judged.spans) {
    if (span.from > position) continue;
    let file = files.get(span.path);
    if (!file) {
      file = {
        counts: noCounts(),
        legacy: new Set(),
        outside: new Set(),
        since: -1,
        last: -1,
        reopened: 0,
      };
      files.set(span.path, file);
    }
    collect(file, span, facts, position);
  }
  const unreadable = unreadableAt(facts, position);
  const { effectiveAt, sha } = facts.commits;
  return [...files].map(([path, file]) => ({
    path: facts.paths[path] ?? "",
    counts: file.counts,
    legacyModules: [...file.legacy].sort(),
    outsideModules: [...file.outside].sort(),
    legacySince: file.since < 0 ? null : { position: file.since, t: effectiveAt[file.since] ?? 0 },
    lastChange: { position: file.last, t: effectiveAt[file.last] ?? 0, sha: sha[file.last] ?? "" },
    reopened: file.reopened,
    unreadable: unreadable.get(path) ?? "no",
  }));
}

function collect(file: Collected, span: JudgedSpan, facts: LineFacts, position: number): void {
  file.last = Math.max(file.last, span.from, span.to <= position ? span.to : -1);
  if (
    facts.lives.openedHow[span.life] === OPENED_HOW.reopened &&
    span.from === facts.lives.opened[span.life]
  )
    file.reopened++;
  if (!isStanding(span, position)) return;
  file.counts[span.class]++;
  const module = facts.targets[span.target]?.module ?? "";
  if (span.class === "unplanned" || span.class === "unclassified") file.outside.add(module);
  if (span.class !== "legacy") return;
  file.legacy.add(module);
  if (file.since < 0 || span.from < file.since) file.since = span.from;
}

/** Files that could not be read at a position, by path id. */
function unreadableAt(
  facts: LineFacts,
  position: number,
): ReadonlyMap<number, "listed best effort" | "not read"> {
  const found = new Map<number, "listed best effort" | "not read">();
  for (const spell of facts.spells) {
    if (spell.from > position || (spell.to >= 0 && spell.to <= position)) continue;
    found.set(spell.path, spell.listed ? "listed best effort" : "not read");
  }
  return found;
}
