import { createLineFold, type LineFold } from "@/lib/domain/discover/line-fold";
import type { ScanHeader, ScannedCommit } from "@/lib/domain/scan";

type Continued = ScannedCommit & { readonly more?: boolean };

/** Folds the lines of a scan as they come; a commit may go on over several. */
export async function foldLines(
  lines: AsyncIterable<string>,
  keepsHistory: boolean,
): Promise<LineFold> {
  const fold = createLineFold(keepsHistory);
  let open: Continued | null = null;
  for await (const line of lines) {
    const parsed = JSON.parse(line) as ScanHeader | Continued;
    if ("format" in parsed) continue;
    open = open === null ? parsed : joined(open, parsed);
    if (parsed.more === true) continue;
    fold.add(open);
    open = null;
  }
  return fold;
}

function joined(first: Continued, next: Continued): Continued {
  return {
    ...first,
    files: [...first.files, ...next.files],
    deleted: [...(first.deleted ?? []), ...(next.deleted ?? [])],
    renamed: [...(first.renamed ?? []), ...(next.renamed ?? [])],
    tree: {
      added: [...(first.tree?.added ?? []), ...(next.tree?.added ?? [])],
      removed: [...(first.tree?.removed ?? []), ...(next.tree?.removed ?? [])],
    },
  };
}
