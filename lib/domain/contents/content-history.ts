/** What a commit of the line says of contents. Positions count commits from 0; paths and blobs are ids of dictionaries. */
export type ContentChange = {
  readonly position: number;
  /** Files that the commit does not list are not known any more: a full scan, or a delta against another commit. */
  readonly isReset: boolean;
  readonly renamed: readonly (readonly [from: number, to: number])[];
  readonly deleted: readonly number[];
  /** Blob of each listed file; -1 where the scan names none. `imports` says whether the version holds an import. */
  readonly listed: readonly {
    readonly path: number;
    readonly blob: number;
    readonly hasImports: boolean;
  }[];
};

/** A stretch over which a file had one content: [from, to). `to` is -1 while it has it. */
export type ContentSpan = {
  readonly path: number;
  /** -1: the scan does not name it. */
  readonly blob: number;
  readonly hasImports: boolean;
  readonly from: number;
  readonly to: number;
  /** `gone`: the file left. `unknown`: nothing is known of its content after. */
  readonly end: "changed" | "gone" | "unknown" | null;
};

type Open = { readonly blob: number; readonly hasImports: boolean; readonly from: number };

/** The contents of each file along the line, in order of their beginning. */
export function contentSpans(changes: Iterable<ContentChange>): readonly ContentSpan[] {
  const fold = new ContentFold();
  for (const change of changes) fold.take(change);
  return fold.spans();
}

class ContentFold {
  private readonly open = new Map<number, Open>();
  private readonly closed: ContentSpan[] = [];

  take({ position, isReset, renamed, deleted, listed }: ContentChange): void {
    const moved = renamed.map(([from, to]) => ({ from, to, content: this.open.get(from) }));
    for (const { from } of moved) this.end(from, position, "gone");
    for (const path of deleted) this.end(path, position, "gone");
    for (const { to, content } of moved)
      this.begin(to, content?.blob ?? -1, content?.hasImports ?? false, position);
    for (const { path, blob, hasImports } of listed) this.begin(path, blob, hasImports, position);
    if (!isReset) return;
    const said = new Set([...listed.map(({ path }) => path), ...moved.map(({ to }) => to)]);
    for (const path of [...this.open.keys()])
      if (!said.has(path)) this.end(path, position, "unknown");
  }

  spans(): readonly ContentSpan[] {
    const still = [...this.open].map(
      ([path, { blob, hasImports, from }]): ContentSpan => ({
        ...{ path, blob, hasImports, from },
        to: -1,
        end: null,
      }),
    );
    return [...this.closed, ...still].sort((a, b) => a.from - b.from || a.path - b.path);
  }

  private begin(path: number, blob: number, hasImports: boolean, position: number): void {
    if (this.open.get(path)?.blob === blob) return;
    this.end(path, position, "changed");
    this.open.set(path, { blob, hasImports, from: position });
  }

  private end(path: number, position: number, end: "changed" | "gone" | "unknown"): void {
    const open = this.open.get(path);
    if (open === undefined) return;
    this.open.delete(path);
    // Given and taken away by one and the same commit line: it never stood.
    if (open.from < position) this.closed.push({ path, ...open, to: position, end });
  }
}
