import type { Credit, ScannedImport } from "@/lib/domain/scan";
import { contentKey, type FileEntry, type FileFacts } from "@/lib/scanner/facts/file-facts";
import { ROW_FIELDS } from "@/lib/scanner/facts/packed-contents";
import { createSheet } from "@/lib/scanner/facts/sheet";
import type { SourceModules } from "@/lib/scanner/facts/source-modules";
import type { OneByOne } from "@/lib/scanner/languages/language";
import type { LanguageSet } from "@/lib/scanner/languages/select-languages";

/** One file of a commit as it stands in the list `files`: JSON in UTF-8. */
export type FileText = {
  readonly json: Uint8Array;
  /** How many of its imports are recorded. */
  readonly imports: number;
  /** Whether one of them is of the modules that were asked for. */
  readonly isAmong: boolean;
  /** Why it is best effort; null when nothing was noticed. */
  readonly reason: string | null;
};

export type FileAsked = {
  readonly path: string;
  readonly blob: string;
  readonly credit?: Credit | undefined;
  readonly among?: ReadonlySet<string> | null;
};

/** Null when the object is not here. */
export type FileTexts = (file: FileAsked) => FileText | null;

/** What follows the line number of an import, up to the line number of the next. Null: the import is not recorded. */
type Piece = {
  readonly bytes: Uint8Array | null;
  readonly module: string;
  readonly isCurrent: () => boolean;
  readonly note: ((path: string) => void) | null;
  /** `modules.changes()` when it was last found to be current. */
  checkedAt: number;
  /** Number of the last writing of a file that it noted. */
  notedIn: number;
};

const LINE = '{"line":';

type Parts = {
  readonly facts: FileFacts;
  readonly languages: LanguageSet;
  readonly modules: SourceModules;
  /** Limits the texts to imports of these modules; null records all. */
  readonly recorded: ReadonlySet<string> | null;
};

/**
 * Writes files as JSON. What an import means and how that is written is kept for all files that have the same import, from version
 * to version and from file to file: of each only the line number is written anew.
 */
export function createFileTexts({ facts, languages, modules, recorded }: Parts): FileTexts {
  const sheet = createSheet();
  const kept = new Map<OneByOne, Kept>();
  // What a file had when it was last written need not be told of the file again: marks are cheaper than sets.
  const notedOf = new Map<string, readonly Piece[]>();
  let writings = 0;

  function keptOf(one: OneByOne): Kept {
    const known = kept.get(one);
    if (known !== undefined) return known;
    const fresh = createKept(one, { facts, modules, recorded });
    kept.set(one, fresh);
    return fresh;
  }

  function note(piece: Piece, path: string, noted: Piece[]): void {
    if (piece.note === null) return;
    if (piece.notedIn !== writings) piece.note(path);
    piece.notedIn = writings;
    noted.push(piece);
  }

  function writeEach(entry: FileEntry, one: OneByOne, { path, among }: FileAsked) {
    const pieceOf = keptOf(one)(path);
    const noted: Piece[] = [];
    writings += 1;
    for (const piece of notedOf.get(path) ?? []) piece.notedIn = writings;
    const { rows, start, count } = entry;
    let imports = 0;
    let isAmong = false;
    sheet.text(LINE);
    for (let row = start; row < start + count; row += 1) {
      const piece = pieceOf(rows[row * ROW_FIELDS + 1] ?? 0);
      note(piece, path, noted);
      if (piece.bytes === null) continue;
      sheet.number(rows[row * ROW_FIELDS] ?? 0);
      sheet.bytes(piece.bytes);
      imports += 1;
      isAmong ||= among?.has(piece.module) === true;
    }
    notedOf.set(path, noted);
    // The beginning of the import that does not follow, and the comma before it.
    sheet.drop(LINE.length + (imports > 0 ? 1 : 0));
    return { imports, isAmong };
  }

  function writeAll(key: string, { path, among }: FileAsked) {
    const imports = modules
      .resolve(facts.get(key)?.imports ?? [], path)
      .filter(({ module }) => recorded === null || recorded.has(module));
    sheet.text(JSON.stringify(imports).slice(1, -1));
    const isAmong = imports.some(({ module }) => among?.has(module) === true);
    return { imports: imports.length, isAmong };
  }

  return (file) => {
    const { path, blob, credit, among } = file;
    const key = contentKey(blob, languages.languageOf(path)?.dialectOf(path) ?? "");
    const entry = facts.find(key);
    if (entry === null) return null;
    sheet.text(JSON.stringify({ path, blob, lines: entry.lines }).slice(0, -1));
    sheet.text(',"imports":[');
    const one = modules.oneByOneOf(path);
    const found = one === null ? writeAll(key, file) : writeEach(entry, one, file);
    sheet.text(credit === undefined ? "]}" : `],"by":${JSON.stringify(credit)}}`);
    const isAmong = among === null || found.isAmong;
    return { json: sheet.take(), imports: found.imports, isAmong, reason: entry.problem };
  };
}

/** For the file at a path: the piece of an import by its number. */
type Kept = (path: string) => (number: number) => Piece;

function createKept(one: OneByOne, { facts, modules, recorded }: Omit<Parts, "languages">): Kept {
  const absolute: (Piece | null)[] = [];
  const relative = new Map<string, Map<number, Piece>>();

  function make(number: number, home: string): { piece: Piece; isRelative: boolean } {
    const written = facts.importOf(number);
    const { import: found, isCurrent, note } = one.meaningOf(written, home);
    const isLeft = found === null || (recorded !== null && !recorded.has(found.module));
    const piece = {
      bytes: isLeft ? null : Buffer.from(pieceText(found)),
      module: found?.module ?? "",
      isCurrent,
      note,
      checkedAt: modules.changes(),
      notedIn: 0,
    };
    return { piece, isRelative: written.level > 0 };
  }

  function keep(number: number, piece: Piece): void {
    while (absolute.length <= number) absolute.push(null);
    absolute[number] = piece;
  }

  function isCurrent(piece: Piece): boolean {
    const now = modules.changes();
    if (piece.checkedAt !== now && !piece.isCurrent()) return false;
    piece.checkedAt = now;
    return true;
  }

  return (path) => {
    const home = one.homeOf(path);
    const own = entryOf(relative, home, () => new Map<number, Piece>());
    return (number) => {
      const known = absolute[number] ?? own.get(number) ?? null;
      if (known !== null && isCurrent(known)) return known;
      const { piece, isRelative } = make(number, home);
      if (isRelative) own.set(number, piece);
      else keep(number, piece);
      return piece;
    };
  };
}

function entryOf<Key, Value>(map: Map<Key, Value>, key: Key, create: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh = create();
  map.set(key, fresh);
  return fresh;
}

/** The line comes first, and is 0 where an import was asked for by its number. */
function pieceText(found: ScannedImport): string {
  return `${JSON.stringify(found).slice(LINE.length + 1)},${LINE}`;
}
