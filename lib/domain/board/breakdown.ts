import { isStanding } from "./counts";
import type { Judged, JudgedSpan } from "./judge";
import { type Ledger, ledger } from "./ledger";
import type { LineFacts } from "./line-facts";

/** One legacy path or directory: what stands, and the ledger of the span for it alone. */
export type BreakdownRow = {
  readonly key: string;
  readonly now: number;
  readonly files: number;
  readonly ledger: Ledger;
};

/** Legacy imports by the module they come from, most first. Modules that held some within the span are listed too. */
export function byModule(
  facts: LineFacts,
  judged: Judged,
  from: number,
  to: number,
): BreakdownRow[] {
  return breakdown(judged, from, to, (span) => facts.targets[span.target]?.module ?? "");
}

/** Legacy imports by directory: the first two folders of the path. */
export function byDirectory(
  facts: LineFacts,
  judged: Judged,
  from: number,
  to: number,
): BreakdownRow[] {
  return breakdown(judged, from, to, (span) => directoryOf(facts.paths[span.path] ?? "", DEPTH));
}

const DEPTH = 2;

/** Whether a path is counted under a key of `byDirectory`: files right in a folder are not those of its subfolders. */
export function isInDirectory(path: string, key: string): boolean {
  return directoryOf(path, DEPTH) === key;
}

export function directoryOf(path: string, depth: number): string {
  const folders = path.split("/").slice(0, -1);
  return folders.length === 0 ? "(top level)" : folders.slice(0, depth).join("/");
}

function breakdown(
  judged: Judged,
  from: number,
  to: number,
  keyOf: (span: JudgedSpan) => string,
): BreakdownRow[] {
  const groups = new Map<string, JudgedSpan[]>();
  for (const span of judged.spans) {
    if (span.class !== "legacy" || span.from > to || (span.to >= 0 && span.to <= from)) continue;
    const key = keyOf(span);
    const group = groups.get(key);
    if (group) group.push(span);
    else groups.set(key, [span]);
  }
  return [...groups]
    .map(([key, spans]) => {
      const standing = spans.filter((span) => isStanding(span, to));
      return {
        key,
        now: standing.length,
        files: new Set(standing.map((span) => span.path)).size,
        ledger: ledger({ spans, length: judged.length }, from, to),
      };
    })
    .sort((a, b) => b.now - a.now || (a.key < b.key ? -1 : 1));
}

/** Imports that the plan does not judge, by module and name: what to name in the plan, or to move. */
export type OutsideRow = {
  readonly module: string;
  readonly class: "unplanned" | "unclassified";
  readonly imports: number;
  readonly files: number;
};

export function outsideByModule(facts: LineFacts, judged: Judged, position: number): OutsideRow[] {
  const rows = new Map<
    string,
    { module: string; class: OutsideRow["class"]; imports: number; files: Set<number> }
  >();
  for (const span of judged.spans) {
    if (
      (span.class !== "unplanned" && span.class !== "unclassified") ||
      !isStanding(span, position)
    )
      continue;
    const module = facts.targets[span.target]?.module ?? "";
    const key = `${span.class} ${module}`;
    const row = rows.get(key) ?? {
      module,
      class: span.class,
      imports: 0,
      files: new Set<number>(),
    };
    row.imports++;
    row.files.add(span.path);
    rows.set(key, row);
  }
  return [...rows.values()]
    .map((row) => ({ ...row, files: row.files.size }))
    .sort((a, b) => b.imports - a.imports || (a.module < b.module ? -1 : 1));
}
