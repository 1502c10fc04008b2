import type { ScannedFile } from "@/lib/domain/scan";
import type { TargetUses } from "./code-base";
import type { Definition, Definitions } from "./definitions";
import type { Fragment, Link } from "./fragment";
import { createGroups, type Groups } from "./groups";
import { compare, fragmentOf, idOf, type Reached } from "./symbols";

/** So many files must show that two definitions are taken for one; of an alias also a fifth of the symbol's files. */
const SHOWN_BY = 3;
const ALIASED_SHARE = 0.2;
/** Names that each module has one of. */
const COMMON: ReadonlySet<string> = new Set([
  "main",
  "run",
  "setup",
  "app",
  "logger",
  "log",
  "LOG",
  "Props",
  "State",
]);
/** A name with more definitions than this is a word of the language that the code base speaks, as `main` is. */
const MAX_DEFINITIONS = 40;

/**
 * Names that several modules define. What links definitions: one is a copy of the other's file (`copy`); three files or
 * more import the name from both (`file`); the module of one imports the other (`module`); three files or more, and a fifth of
 * those that import it, import one under the name of the other (`alias`); one is a module that is not there (`phantom`). Left out: names that begin with `_`, names that most
 * modules have one of (`main`, `logger`), names with more than 40 definitions, and those of which the code base has none.
 */
export function nameFamilies(
  reached: readonly Reached[],
  definitions: Definitions,
  files: ReadonlyMap<string, ScannedFile>,
): readonly Fragment[] {
  const byName = groupByName(reached);
  const aliased = aliasedAs(reached);
  const context = { definitions, files };
  return [...byName].flatMap(([name, own]) => {
    const others = (aliased.get(name) ?? []).filter((entry) => !own.includes(entry));
    const all = [...own, ...others];
    if (all.length < 2 || all.length > MAX_DEFINITIONS) return [];
    if (all.every(({ definition }) => definition.file === null)) return [];
    return familiesOf(name, all, context);
  });
}

function groupByName(reached: readonly Reached[]): ReadonlyMap<string, readonly Reached[]> {
  const byName = new Map<string, Reached[]>();
  for (const entry of reached) {
    const { name, isOwn } = entry.definition;
    if (name === null || !isOwn || isCommon(name)) continue;
    const known = byName.get(name);
    if (known === undefined) byName.set(name, [entry]);
    else known.push(entry);
  }
  return byName;
}

/** `default` is what a module exports, whatever it is. */
function isCommon(name: string): boolean {
  return name === "default" || name.startsWith("_") || COMMON.has(name);
}

/** Definitions by the other names under which enough files import them. */
function aliasedAs(reached: readonly Reached[]): ReadonlyMap<string, readonly Reached[]> {
  const byAlias = new Map<string, Reached[]>();
  for (const entry of reached) {
    const { name, isOwn } = entry.definition;
    // What a module exports by default is given a name wherever it is imported.
    if (name === null || name === "default" || !isOwn) continue;
    for (const alias of usualAliases(entry))
      byAlias.set(alias, [...(byAlias.get(alias) ?? []), entry]);
  }
  return byAlias;
}

function usualAliases({ definition, targets }: Reached): readonly string[] {
  const files = new Map<string, Set<string>>();
  const importers = new Set<string>();
  for (const { alias, path } of usesOf(targets)) {
    importers.add(path);
    if (alias !== null && alias !== definition.name)
      files.set(alias, (files.get(alias) ?? new Set<string>()).add(path));
  }
  const enough = Math.max(SHOWN_BY, importers.size * ALIASED_SHARE);
  return [...files].filter(([, paths]) => paths.size >= enough).map(([alias]) => alias);
}

type Context = {
  readonly definitions: Definitions;
  readonly files: ReadonlyMap<string, ScannedFile>;
};

function familiesOf(name: string, all: readonly Reached[], context: Context): Fragment[] {
  const groups = createGroups<Reached, Link>(all);
  linkCopies(all, groups.join, context);
  linkFiles(all, groups.join);
  linkModules(all, groups.join, context);
  for (const entry of all.filter(({ definition }) => definition.name !== name)) {
    const [own] = all.filter(({ definition }) => definition.name === name);
    if (own !== undefined) groups.join(own, entry, "alias");
  }
  linkPhantoms(all, groups);
  const linked = groups.all().filter(({ members }) => members.length > 1);
  const loose = groups.all().filter(({ members }) => members.length === 1);
  const besides = (main: Definition, other: Definition) =>
    isCopy(main, other, context) ? ("copy" as const) : ("twin" as const);
  const family = linked.map(({ members, links }, index) => {
    const [first] = [...members].map(({ definition }) => idOf(definition)).sort(compare);
    const id = index === 0 && linked.length === 1 ? name : `${name}@${first ?? ""}`;
    return { id, kind: "family" as const, name, links, reached: members, besides };
  });
  const rest = loose.flatMap(({ members }) => members);
  const namesakes =
    rest.length < 2
      ? []
      : [{ id: `${name}?`, kind: "namesakes" as const, name, links: [], reached: rest, besides }];
  return [...family, ...namesakes].flatMap((parts) => {
    const fragment = fragmentOf(parts, context.definitions);
    return fragment === null ? [] : [fragment];
  });
}

/** A module that is not there defines nothing: who imports from it means one that is, the most imported if there are several. */
function linkPhantoms(all: readonly Reached[], groups: Groups<Reached, Link>): void {
  const sizes = groups
    .all()
    .map(({ members }) => members.filter(({ definition }) => definition.file !== null))
    .filter((members) => members.length > 0)
    .map((members) => ({
      members,
      uses: members.flatMap(({ targets }) => usesOf(targets)).length,
    }));
  const [first] = sizes.reduce((a, b) => (b.uses > a.uses ? b : a), { members: [], uses: -1 } as {
    members: readonly Reached[];
    uses: number;
  }).members;
  for (const entry of all)
    if (entry.definition.file === null && first !== undefined) groups.join(first, entry, "phantom");
}

type Join = (one: Reached, other: Reached, link: Link) => void;

function linkCopies(all: readonly Reached[], join: Join, context: Context): void {
  for (const [index, one] of all.entries())
    for (const other of all.slice(index + 1))
      if (isCopy(one.definition, other.definition, context)) join(one, other, "copy");
}

/** Equal contents, or one path is the other below a further folder. */
function isCopy(one: Definition, other: Definition, { files }: Context): boolean {
  if (one.file === null || other.file === null || one.file === other.file) return false;
  const blob = files.get(one.file)?.blob;
  if (blob !== undefined && blob === files.get(other.file)?.blob) return true;
  const [short, long] =
    one.file.length < other.file.length ? [one.file, other.file] : [other.file, one.file];
  return short.includes("/") && long.endsWith(`/${short}`);
}

/** A file that imports both under names of their own knows that they are two. */
function linkFiles(all: readonly Reached[], join: Join): void {
  const importers = new Map<string, Reached>();
  const shown = new Map<string, Set<string>>();
  for (const [index, entry] of all.entries()) {
    for (const { path, kind, alias } of usesOf(entry.targets)) {
      if (kind === "string" || alias !== null) continue;
      const other = importers.get(path) ?? entry;
      importers.set(path, other);
      if (other === entry) continue;
      const key = `${all.indexOf(other)} ${index}`;
      const files = (shown.get(key) ?? new Set<string>()).add(path);
      shown.set(key, files);
      if (files.size >= SHOWN_BY) join(other, entry, "file");
    }
  }
}

/**
 * A module that imports the other definition knows of it: it wraps, extends or replaces it. Other names from its module say nothing: what an
 * API calls an order is built of the stored one, and is no second path to it.
 */
function linkModules(all: readonly Reached[], join: Join, context: Context): void {
  const byFile = new Map(all.map((entry) => [entry.definition.file, entry]));
  for (const entry of all) {
    for (const file of importedFiles(entry.definition, context)) {
      const other = byFile.get(file);
      if (other !== undefined && other !== entry) join(entry, other, "module");
    }
  }
}

/** The files that a definition's own imports its name from, or everything. */
function importedFiles(
  { file: path, name: own }: Definition,
  { definitions, files }: Context,
): readonly string[] {
  const imports = path === null ? [] : (files.get(path)?.imports ?? []);
  return imports.flatMap(({ module, name, kind }) => {
    const isIt = kind !== "string" && (name === own || name === "*");
    const file = isIt ? definitions.modules.fileOf(module) : null;
    return file === null || file === path ? [] : [file];
  });
}

function usesOf(targets: readonly TargetUses[]) {
  return targets.flatMap(({ uses }) => uses);
}
