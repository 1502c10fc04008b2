import type { FilePair, FileSide } from "@/lib/domain/check/import-pairs";
import type { HasModule } from "@/lib/domain/check/replacement";
import type { ScannedImport } from "@/lib/domain/scan";
import { createSourceModules } from "@/lib/scanner/facts/source-modules";
import type { Change } from "@/lib/scanner/git/changes";
import type { LanguageSet } from "@/lib/scanner/languages/select-languages";
import type { SourceFile, WrittenImport } from "@/lib/scanner/languages/written-import";
import { readAll, type Side, type SideRequest } from "./sides";

/** Two states of the files, as far as the subject of a plan is concerned. */
export type Compared = {
  /** Files that may import something of the subject, and all changed ones. */
  readonly pairs: readonly FilePair[];
  readonly hasModule: HasModule;
  /** What written imports of a file on the later side mean. */
  readonly resolve: (written: readonly WrittenImport[], path: string) => readonly ScannedImport[];
  readonly pathsBefore: ReadonlySet<string>;
  readonly pathsAfter: ReadonlySet<string>;
  readonly filesRead: number;
};

const UNREAD: SourceFile = { imports: [], lines: 0, problem: "the file cannot be read" };

/** Reads what stands at a base commit and on a side. Unchanged files are read once, files without the texts searched for not at all. */
export async function compareTrees(
  base: string,
  side: Side,
  { checkout, languages }: SideRequest,
): Promise<Compared> {
  const changes = await side.changesSince(base);
  const present = changes.filter(({ status }) => status !== "deleted");
  const settings = await settingsOf(side, changes, { checkout, languages });
  const sources = [...new Set([...side.candidates, ...present.map(({ path }) => path)])].filter(
    (path) => languages.languageOf(path) !== null,
  );
  const after = await readSources(languages, (onFile) => side.read(sources, onFile));
  const oldBlobs = changes
    .filter(({ status }) => status !== "added")
    .map(({ path, from, oldBlob }) => [from ?? path, oldBlob] as const)
    .filter(([path]) => languages.languageOf(path) !== null);
  const before = await readSources(languages, (onFile) =>
    readAll(checkout, new Map(oldBlobs), onFile),
  );
  const pathsBefore = pathsAtBase(side.paths, changes);
  const modules = createSourceModules(languages);
  modules.advance({ added: [...pathsBefore].sort(), removed: [], settings: settings.before });
  const resolve = (path: string, file: SourceFile): FileSide => ({
    path,
    imports: modules.resolve(file.imports, path),
    problem: file.problem,
  });
  const changed = new Set(present.map(({ path }) => path));
  const olds = new Map<string, FileSide>();
  for (const [path, file] of before) olds.set(path, resolve(path, file));
  for (const [path, file] of after) {
    if (!changed.has(path) && !olds.has(path)) olds.set(path, resolve(path, file));
  }
  const added = [...side.paths].filter((path) => !pathsBefore.has(path)).sort();
  const removed = [...pathsBefore].filter((path) => !side.paths.has(path)).sort();
  const isSame = added.length + removed.length + settings.after.size === 0;
  modules.advance({ added, removed, settings: settings.after });
  const pairOf = (path: string, from: string | null): FilePair => {
    const old = from === null ? null : (olds.get(from) ?? null);
    const file = after.get(path);
    const isChanged = changed.has(path);
    if (file === undefined) return { before: old, after: null, isChanged };
    return { before: old, after: isSame && !isChanged ? old : resolve(path, file), isChanged };
  };
  const pairs = [
    ...[...after.keys()].filter((path) => !changed.has(path)).map((path) => pairOf(path, path)),
    ...changes
      .filter(({ path }) => languages.languageOf(path) !== null)
      .map(({ status, path, from }) => pairOf(path, status === "added" ? null : (from ?? path))),
  ];
  return {
    pairs,
    hasModule: moduleTest(modules, side.paths),
    resolve: modules.resolve,
    pathsBefore,
    pathsAfter: side.paths,
    filesRead: after.size + before.size,
  };
}

function pathsAtBase(paths: ReadonlySet<string>, changes: readonly Change[]): ReadonlySet<string> {
  const found = new Set(paths);
  for (const { status, path } of changes) if (status !== "modified") found.delete(path);
  for (const { status, path, from } of changes) {
    if (status === "deleted") found.add(path);
    if (from !== null) found.add(from);
  }
  return found;
}

async function readSources(
  { languageOf }: LanguageSet,
  read: (onFile: (path: string, bytes: Uint8Array | null) => void) => Promise<void>,
): Promise<Map<string, SourceFile>> {
  const files = new Map<string, SourceFile>();
  await read((path, bytes) => {
    const language = languageOf(path);
    if (language === null) return;
    files.set(path, bytes === null ? UNREAD : language.read(bytes, language.dialectOf(path)));
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

/** Whether the code base has a module: it means the module itself when its parent imports it. */
function moduleTest(
  modules: ReturnType<typeof createSourceModules>,
  paths: ReadonlySet<string>,
): HasModule {
  const tops = new Set([...paths].flatMap(topNames));
  return (module) => {
    const dot = module.lastIndexOf(".");
    const [top = ""] = module.split(".");
    if (dot < 0 || !tops.has(top)) return null;
    const probe = { line: 1, kind: "from", level: 0, alias: null, places: 0 } as const;
    const written = { ...probe, module: module.slice(0, dot), name: module.slice(dot + 1) };
    return modules.resolve([written], "plumbline.py")[0]?.name === null;
  };
}

/** Names that a module of this path may begin with: its first folder, or the one below `src` or `lib`. */
function topNames(path: string): string[] {
  const [first = "", second = "", third] = path.split("/");
  if (second === "") return [];
  return third !== undefined && ["src", "lib"].includes(first) ? [first, second] : [first];
}
