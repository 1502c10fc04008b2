import type { ScannedImport } from "@/lib/domain/scan";
import type { EditImports } from "./edit-imports";
import type { SourceFile, WrittenImport } from "./written-import";

/** One language of the scanner: a file of its own and a line in `registry.ts`. Pure: no git, no clock. */
export type Language = {
  /** As `--languages` names it. */
  readonly id: string;
  /** Endings of the names of its source files, with the dot. */
  readonly suffixes: readonly string[];
  /** Names of files, in any folder, whose contents decide what imports mean; `*` matches within a name. */
  readonly settings: readonly string[];
  /** How a file of this path is to be read; one content is read once in each dialect. */
  readonly dialectOf: (path: string) => string;
  /** Finds the imports of one content. Never throws, whatever the bytes; they are valid only during the call. */
  readonly read: ReadContent;
  /** A `read` that may remember what it read before, for many contents one after the other; the answers are the same. */
  readonly createReader?: (tools: ByteTools) => ReadContent;
  /**
   * The imports up to and with the statement at a byte, for those who know that nothing behind it matters. There only where what
   * an import means is written in it or in the path of the file, so that a search for text can tell which files matter.
   */
  readonly readUntil?: (bytes: Uint8Array, until: number) => SourceFile;
  /** Writes other imports into a file; absent where that cannot be done yet. */
  readonly edit?: EditImports;
  /** The modules of one code base, empty at first. */
  readonly createModules: () => LanguageModules;
};

export type ReadContent = (
  bytes: Uint8Array,
  dialect: string,
  /** Whoever has none needs none: it is only quicker with them. */
  tools?: ByteTools,
) => SourceFile;

/** What the machine does to bytes faster than a language could: whoever reads many contents brings it along. */
export type ByteTools = {
  readonly isAscii: (bytes: Uint8Array) => boolean;
  readonly isUtf8: (bytes: Uint8Array) => boolean;
  /** Whether so many bytes from one place on equal those from another. */
  readonly isSame: (
    a: Uint8Array,
    aStart: number,
    b: Uint8Array,
    bStart: number,
    length: number,
  ) => boolean;
};

/** No help: nothing is known beforehand. */
export const NO_TOOLS: ByteTools = {
  isAscii: () => false,
  isUtf8: () => false,
  isSame: () => false,
};

/** What the imports of one language mean in a code base, as it goes from commit to commit. */
export type LanguageModules = {
  /** Takes modules for known that the code base need not hold. */
  readonly assume: (modules: readonly string[]) => void;
  /** Takes files that came in with one commit before the first that is read, where what once was decides what is meant. */
  readonly remember?: (added: readonly string[]) => void;
  /** Takes what a commit did to the tree, and answers which other files may mean something else now. */
  readonly advance: (changes: TreeChanges) => Stale;
  /** Absolute modules for the imports of the file at a path, as the code base stands. */
  readonly resolve: (written: readonly WrittenImport[], path: string) => readonly ScannedImport[];
  /** The same without a list for each file; absent where one import says too little. */
  readonly oneByOne?: OneByOne;
};

/** Source files of the language that came and went, and settings by path: their text, null when they went. */
export type TreeChanges = {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly settings: ReadonlyMap<string, string | null>;
};

/** Files to resolve again. Of them only those mean something new that import one of `among`; null: all of them. */
export type Stale = {
  readonly paths: Iterable<string>;
  readonly among: ReadonlySet<string> | null;
};

/** What imports mean one by one, where each means the same in all files of one home. */
export type OneByOne = {
  readonly homeOf: (path: string) => string;
  /** The line of the import is of no account. */
  readonly meaningOf: (written: WrittenImport, home: string) => Meaning;
};

export type Meaning = {
  /** Null: it names nothing. */
  readonly import: ScannedImport | null;
  /** False as soon as it may mean something else, for which the code base must change. */
  readonly isCurrent: () => boolean;
  /** Wants to hear of each file that has the import, of some several times; null: it does not matter. */
  readonly note: ((path: string) => void) | null;
};
