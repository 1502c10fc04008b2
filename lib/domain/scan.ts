/** The facts of one scan, as `plumbline.scan/1` carries them (rules.md 0). JSON-safe plain data. */

export const IMPORT_KINDS = ["from", "import", "dynamic", "string"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** The first of these that encloses the import; absent when none does. */
export const IMPORT_PLACES = ["type-checking", "try", "except", "function", "class"] as const;
export type ImportPlace = (typeof IMPORT_PLACES)[number];

export type ScannedImport = {
  /** 1-based line of the imported name, not of the statement. */
  readonly line: number;
  /** Absolute module; relative imports are resolved by the scanner. */
  readonly module: string;
  /** `null` is the module itself; `*` a star import. */
  readonly name: string | null;
  readonly alias?: string | undefined;
  readonly kind: ImportKind;
  readonly where?: ImportPlace | undefined;
  /** True when the statement was written relative to its package. */
  readonly relative?: boolean | undefined;
};

/** Who last touched the file behind a merge: the newest non-merge commit. */
export type Credit = { readonly sha: string; readonly author?: string | undefined };

export type ScannedFile = {
  readonly path: string;
  /** Content id of the file version; equal ids are equal files. */
  readonly blob?: string | undefined;
  readonly lines?: number | undefined;
  readonly by?: Credit | undefined;
  readonly imports: readonly ScannedImport[];
};

export type Rename = { readonly from: string; readonly to: string };
export type Unreadable = { readonly path: string; readonly reason: string };

export type ScannedCommit = {
  readonly sha: string;
  /** First parent first; empty for a root commit. */
  readonly parents: readonly string[];
  /** `git rev-list --first-parent --count` of the commit. */
  readonly height?: number | undefined;
  /** ISO 8601 with a zone. */
  readonly committedAt: string;
  readonly branch?: string | undefined;
  readonly subject?: string | undefined;
  readonly author?: string | undefined;
  readonly mode: "full" | "delta";
  /** The commit that a delta is against. */
  readonly base?: string | undefined;
  readonly filesScanned: number;
  readonly files: readonly ScannedFile[];
  readonly deleted?: readonly string[] | undefined;
  readonly renamed?: readonly Rename[] | undefined;
  readonly unreadable?: readonly Unreadable[] | undefined;
  readonly tree?:
    | { readonly added: readonly string[]; readonly removed: readonly string[] }
    | undefined;
};

export type ScanHeader = {
  readonly format: "plumbline.scan/1";
  readonly tool: { readonly name: string; readonly version: string };
  readonly repository: string;
  readonly recorded: "all" | { readonly modules: readonly string[] };
};
