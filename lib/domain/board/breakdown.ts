import { isStanding } from "./counts";
import type { Judged, JudgedSpan } from "./judge";
import { type Ledger, ledger } from "./ledger";
import type { LineFacts } from "./line-facts";

/** One legacy path, directory or risk: what stands, and the ledger of the span for it alone. */
export type BreakdownRow = {
  readonly key: string;
  readonly now: number;
  readonly files: number;
  readonly ledger: Ledger;
};

/** The folders of a path, that many at most. */
export function directoryOf(path: string, depth: number): string {
  const folders = path.split("/").slice(0, -1);
  return folders.length === 0 ? "(top level)" : folders.slice(0, depth).join("/");
}

/**
 * Legacy imports by a key that each has one of, most first; keys that held some within the span (from, to] are listed too. Every
 * number of the rows sums to that of the whole (a property test).
 */
export function breakdown(
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
