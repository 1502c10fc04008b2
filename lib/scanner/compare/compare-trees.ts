import type { FilePair, FileSide } from "@/lib/domain/check/import-pairs";
import { moduleTest } from "@/lib/domain/check/module-test";
import type { HasModule } from "@/lib/domain/check/replacement";
import type { ScannedImport } from "@/lib/domain/scan";
import { createSourceModules } from "@/lib/scanner/facts/source-modules";
import type { Change } from "@/lib/scanner/git/changes";
import type { LanguageSet } from "@/lib/scanner/languages/select-languages";
import type { SourceFile, WrittenImport } from "@/lib/scanner/languages/written-import";
import { BYTE_TOOLS } from "@/lib/scanner/workers/byte-tools";
import { type OnFile, readAll, type Side, type SideRequest } from "./sides";
import { specifiersOf } from "./specifiers-of";

/** Two states of the files, as far as the subject of a plan is concerned. */
export type Compared = {
  /** Files that may import something of the subject, and all changed ones. */
  readonly pairs: readonly FilePair[];
  readonly hasModule: HasModule;
  /** What written imports of a file on the later side mean. */
  readonly resolve: (written: readonly WrittenImport[], path: string) => readonly ScannedImport[];
  /** How files of the later side write a module that they do not import relatively, most often first. */
  readonly specifiersOf: (module: string) => readonly string[];
  readonly pathsBefore: ReadonlySet<string>;
  readonly pathsAfter: ReadonlySet<string>;
};

const UNREAD: SourceFile = { imports: [], lines: 0, problem: "the file cannot be read" };

/** Reads what stands at a base commit and on a side. Unchanged files are read once, files without the texts searched for not at all. */
export async function compareTrees(side: Side, request: SideRequest): Promise<Compared> {
  const changes = await side.changes;
  const { before, after, settings } = await readSides(side, changes, request);
  const pathsBefore = pathsAtBase(side.paths, changes);
  const modules = createSourceModules(request.languages);
  const isTelling = tellsOfModules(request);
  const known = [...pathsBefore].filter(isTelling).sort();
  modules.advance({ added: known, removed: [], settings: settings.before });
  const resolve = (path: string, file: SourceFile): FileSide => ({
    path,
    imports: modules.resolve(file.imports, path),
    problem: file.problem,
  });
  const changed = new Set(changes.map(({ path }) => path));
  const olds = new Map<string, FileSide>();
  for (const [path, file] of before) olds.set(path, resolve(path, file));
  for (const [path, file] of after) {
    if (!changed.has(path) && !olds.has(path)) olds.set(path, resolve(path, file));
  }
  const isSameTree = pathsBefore === side.paths;
  const isAdded = (path: string) => !pathsBefore.has(path) && isTelling(path);
  const added = isSameTree ? [] : [...side.paths].filter(isAdded).sort();
  const removed = isSameTree ? [] : known.filter((path) => !side.paths.has(path));
  modules.advance({ added, removed, settings: settings.after });
  const isSame = added.length + removed.length + settings.after.size === 0;
  const newSide = (path: string): FileSide | null => {
    const file = after.get(path);
    if (file === undefined) return null;
    const old = olds.get(path);
    return isSame && !changed.has(path) && old !== undefined ? old : resolve(path, file);
  };
  const { languageOf } = request.languages;
  return {
    pairs: lineages(changes, after)
      .filter(({ path }) => languageOf(path) !== null)
      .map(({ path, from }) => ({
        before: from === null ? null : (olds.get(from) ?? null),
        after: newSide(path),
        isChanged: changed.has(path),
      })),
    hasModule: moduleTest(side.paths),
    resolve: modules.resolve,
    specifiersOf: (module) =>
      specifiersOf(module, {
        files: after,
        settings: new Map([...settings.before, ...settings.after]),
        resolve: modules.resolve,
      }),
    pathsBefore,
    pathsAfter: side.paths,
  };
}

/**
 * Whether a path may decide what an import of the subject means. Where texts can be searched for, a module of the subject has one
 * of them in its path; which folders are packages, `__init__` files tell.
 */
function tellsOfModules({ languages, search }: SideRequest): (path: string) => boolean {
  const { texts } = search;
  if (texts === null) return () => true;
  // One pattern: every path is asked.
  const isTelling = new RegExp([...texts.map(escaped), "__init__\\.py$"].join("|"));
  const isSearched = languages.languages.every(({ readUntil }) => readUntil !== undefined);
  if (isSearched) return (path) => isTelling.test(path);
  return (path) => !languages.languageOf(path)?.readUntil || isTelling.test(path);
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

/** Every file that was read, with the path that it had at the base; null for a new one. */
function lineages(
  changes: readonly Change[],
  after: ReadonlyMap<string, SourceFile>,
): readonly { readonly path: string; readonly from: string | null }[] {
  const changed = new Set(changes.map(({ path }) => path));
  const same = [...after.keys()].filter((path) => !changed.has(path));
  return [
    ...same.map((path) => ({ path, from: path })),
    ...changes.map(({ status, path, from }) => ({
      path,
      from: status === "added" ? null : (from ?? path),
    })),
  ];
}

/** Contents as far as they matter: of changed files on both sides, of others where a text of the search stands. */
async function readSides(
  side: Side,
  changes: readonly Change[],
  { checkout, languages, search }: SideRequest,
) {
  const present = changes.filter(({ status }) => status !== "deleted").map(({ path }) => path);
  const must = new Set(present);
  const olds = changes
    .filter(({ status }) => status !== "added")
    .map(({ path, from, oldBlob }) => [from ?? path, oldBlob] as const);
  // git gets them out while files are read here.
  const before = readSources(languages, (onFile) => readAll(checkout, new Map(olds), onFile));
  before.catch(() => {});
  const settings = await settingsOf(side, changes, { checkout, languages });
  const after = await readSources(
    languages,
    async (onFile) => {
      await side.read(present, onFile);
      const seen = new Set(must);
      for await (const paths of side.candidates) {
        const fresh = paths.filter((path) => !seen.has(path) && seen.add(path));
        await side.read(fresh, onFile);
      }
    },
    (path, bytes) => (must.has(path) ? Infinity : search.lastPlace(path, placeFinder(bytes))),
  );
  return { before: await before, after, settings };
}

function placeFinder(bytes: Uint8Array): (part: string) => number {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return (part) => {
    // Forwards, for node searches backwards many times slower.
    let last = -1;
    for (let at = buffer.indexOf(part); at >= 0; at = buffer.indexOf(part, at + 1)) last = at;
    return last;
  };
}

function pathsAtBase(paths: ReadonlySet<string>, changes: readonly Change[]): ReadonlySet<string> {
  if (changes.every(({ status }) => status === "modified")) return paths;
  const found = new Set(paths);
  for (const { status, path } of changes) if (status !== "modified") found.delete(path);
  for (const { status, path, from } of changes) {
    if (status === "deleted") found.add(path);
    if (from !== null) found.add(from);
  }
  return found;
}

/** `until` says how far a file matters: -1 not at all, Infinity to its end. */
async function readSources(
  { languageOf }: LanguageSet,
  read: (onFile: OnFile) => Promise<void>,
  until: (path: string, bytes: Uint8Array) => number = () => Infinity,
): Promise<Map<string, SourceFile>> {
  const files = new Map<string, SourceFile>();
  await read((path, bytes) => {
    const language = languageOf(path);
    if (language === null) return;
    const place = bytes === null || !language.readUntil ? Infinity : until(path, bytes);
    if (bytes === null) files.set(path, UNREAD);
    else if (language.readUntil && place !== Infinity) {
      if (place >= 0) files.set(path, language.readUntil(bytes, place));
    } else files.set(path, language.read(bytes, language.dialectOf(path), BYTE_TOOLS));
  });
  return files;
}

/** Settings of the languages as they stood, and as far as they changed since. */
async function settingsOf(
  side: Side,
  changes: readonly Change[],
  { checkout, languages }: Pick<SideRequest, "checkout" | "languages">,
) {
  const changed = changes.filter(
    ({ path, from }) => languages.isSettings(path) || (from !== null && languages.isSettings(from)),
  );
  const now = new Map<string, string | null>();
  const paths = [...side.paths].filter(languages.isSettings);
  if (paths.length > 0) await side.read(paths, (path, bytes) => now.set(path, textOf(bytes)));
  const before = new Map(now);
  const after = new Map<string, string | null>();
  for (const { status, path, from } of changed) {
    if (status === "deleted") after.set(path, null);
    else after.set(path, now.get(path) ?? null);
    before.delete(path);
    if (from !== null) after.set(from, after.get(from) ?? null);
  }
  const old = changed
    .filter(({ status }) => status !== "added")
    .map(({ path, from, oldBlob }) => [from ?? path, oldBlob] as const);
  await readAll(checkout, new Map(old), (path, bytes) => before.set(path, textOf(bytes)));
  return { before, after };
}

function textOf(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : Buffer.from(bytes).toString("utf8");
}
