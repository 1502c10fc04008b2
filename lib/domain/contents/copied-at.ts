import type { ContentSpan } from "./content-history";

/** Files that a commit brought as copies, and the folder that most of them lie in, as `folderOf` names it. */
export type CopiedAt = { readonly files: number; readonly folder: string };

/**
 * For each position, the importing files that came with it and had the content of another file that stood before and still
 * stood after it: copies, where a moved file's other one has left. A file that only came to have an equal content is none.
 */
export function copiedAt(
  spans: readonly ContentSpan[],
  folderOf: (path: number) => string,
): ReadonlyMap<number, CopiedAt> {
  const isCopy = copyTest(spans);
  const folders = new Map<number, Map<string, number>>();
  for (const span of spans) {
    if (!isCopy(span)) continue;
    const here = folders.get(span.from) ?? new Map<string, number>();
    folders.set(span.from, here);
    const folder = folderOf(span.path);
    here.set(folder, (here.get(folder) ?? 0) + 1);
  }
  return new Map(
    [...folders].map(([position, counts]) => {
      const [most] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      const files = [...counts.values()].reduce((sum, count) => sum + count, 0);
      return [position, { files, folder: most?.[0] ?? "" }];
    }),
  );
}

function copyTest(spans: readonly ContentSpan[]): (span: ContentSpan) => boolean {
  const holders = new Map<number, ContentSpan[]>();
  /** Where a file went on with another content: it was there before. */
  const goneOn = new Set<string>();
  for (const span of spans) {
    if (span.to >= 0 && span.end !== "gone") goneOn.add(`${span.path} ${span.to}`);
    const known = holders.get(span.blob);
    if (known === undefined) holders.set(span.blob, [span]);
    else known.push(span);
  }
  return ({ path, blob, from, hasImports }) =>
    hasImports &&
    blob >= 0 &&
    from > 0 &&
    !goneOn.has(`${path} ${from}`) &&
    (holders.get(blob) ?? []).some(
      (other) => other.path !== path && other.from < from && (other.to < 0 || other.to > from),
    );
}
