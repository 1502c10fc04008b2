import type { ImportClass } from "../import-class";
import { isScriptPath } from "../modules/source-paths";
import type { ImportKind } from "../scan";
import type { Advice } from "./advice";
import type { CommitRef } from "./commit-ref";
import type { FileLife } from "./file-history";
import { type ImportedName, statementText } from "./statement";
import { typescriptStatementText } from "./typescript-statement";

/** One imported name of a file version, with its class (null: not of the subject) and what the plan says to write instead. */
export type LineImport = ImportedName & {
  readonly line: number;
  readonly module: string;
  readonly kind: ImportKind;
  readonly where: string | null;
  readonly relative: boolean;
  readonly class: ImportClass | null;
  readonly advice: Advice | null;
  readonly canonicalUnder: readonly number[];
};

/** One statement as text and in parts, so that a page can set the module apart. */
export type Statement = {
  readonly text: string;
  readonly module: string;
  readonly names: readonly ImportedName[];
};

/** What to write on one line that holds imports off the canonical path. */
export type Rewrite = {
  readonly line: number;
  readonly class: ImportClass;
  readonly old: Statement;
  /** Null when the plan does not say for certain; `notes` say why. */
  readonly write: readonly Statement[] | null;
  readonly notes: readonly string[];
  /** Versions of the plan under which everything wrong on this line is canonical. */
  readonly canonicalUnder: readonly number[];
  /** When the file stood exactly so before. */
  readonly stoodSo: { readonly from: CommitRef; readonly to: CommitRef } | null;
  readonly isInBlock: boolean;
  readonly isRelative: boolean;
  /** Other statements stand on the line, or this one seems to go on over others: the facts do not tell which. */
  readonly isShared: boolean;
  /** A person must look first; `notes` say why. */
  readonly isUnsure: boolean;
  /** `import a.b`: the file uses it by the module's own name. */
  readonly isByModule: boolean;
};

/**
 * Rewrites by line, of every line of the file at a path that holds a legacy or unplanned import. Names that are right stay as
 * they are.
 */
export function rewrites(
  imports: readonly LineImport[],
  lives: readonly FileLife[],
  path: string,
): readonly Rewrite[] {
  const groups = new Map<string, LineImport[]>();
  for (const one of imports) {
    const key = `${one.line} ${one.kind} ${one.module} ${one.kind === "from" ? "" : one.name}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const all = [...groups.values()];
  return all
    .filter((group) => group.some(isWrong))
    .map((group) => ({ ...rewriteOf(group, lives, path), isShared: isShared(group, all) }))
    .sort((a, b) => a.line - b.line);
}

function isWrong(one: LineImport): boolean {
  return one.class === "legacy" || one.class === "unplanned";
}

function rewriteOf(
  group: readonly LineImport[],
  lives: readonly FileLife[],
  path: string,
): Omit<Rewrite, "isShared"> {
  const wrong = group.filter(isWrong);
  const first = group[0];
  const style = styleOf(group, path);
  const advised = wrong.flatMap(({ advice }) => (advice && advice.module !== null ? [advice] : []));
  const byPath =
    style.isTypeScript && style.from === null && advised.some(({ isOwn }) => isOwn)
      ? [BY_PATH]
      : [];
  return {
    line: first?.line ?? 0,
    class: wrong.some((one) => one.class === "legacy") ? "legacy" : "unplanned",
    old: statement(first?.module ?? "", group, style),
    write: advised.length === wrong.length ? written(group, advised, style) : null,
    notes: [...new Set([...wrong.flatMap(({ advice }) => advice?.note ?? []), ...byPath])],
    canonicalUnder: common(wrong.map((one) => one.canonicalUnder)),
    stoodSo: stoodSo(advised, lives),
    isInBlock: group.some(({ where }) => where !== null),
    isRelative: group.some(({ relative }) => relative),
    isUnsure: advised.some(({ isCertain }) => !isCertain),
    isByModule: first?.kind === "import" && wrong.some(({ alias }) => alias === null),
  };
}

const BY_PATH =
  "The line names its module by an alias or a package, which the facts do not hold: the path of the file stands in its place.";

/** Names of one module on lines next to each other may be one statement in brackets. */
function isShared(group: readonly LineImport[], all: readonly (readonly LineImport[])[]): boolean {
  const [first] = group;
  return all.some((other) => {
    const [head] = other;
    if (other === group || !first || !head) return false;
    if (head.line === first.line) return true;
    const isNext = Math.abs(head.line - first.line) === 1;
    return (
      isNext && head.kind === "from" && head.kind === first.kind && head.module === first.module
    );
  });
}

/** Names that stay on their path first, then one statement for each canonical module. */
function written(
  group: readonly LineImport[],
  advised: readonly Advice[],
  style: Style,
): Statement[] {
  const kept = group.filter((one) => !isWrong(one));
  const statements = kept.length === 0 ? [] : [statement(kept[0]?.module ?? "", kept, style)];
  const byModule = new Map<string, { readonly isOwn: boolean; readonly names: ImportedName[] }>();
  for (const { module, name, alias, isOwn } of advised) {
    if (module === null) continue;
    const { names } = byModule.get(module) ?? { names: [] };
    if (!names.some((known) => known.name === name && known.alias === alias))
      byModule.set(module, { isOwn, names: [...names, { name, alias }] });
  }
  for (const [module, { isOwn, names }] of byModule)
    statements.push(statement(module, names, isOwn ? style : { ...style, from: null }));
  return statements;
}

/** How the statements of a line are written: `from` is the file where a specifier is relative to it. */
type Style = {
  readonly kind: string;
  readonly isTypeScript: boolean;
  /** The statement is erased: it names types only. */
  readonly isType: boolean;
  readonly from: string | null;
};

function styleOf(group: readonly LineImport[], path: string): Style {
  const isRelative = group.some(({ relative }) => relative);
  return {
    kind: group[0]?.kind ?? "from",
    isTypeScript: isScriptPath(path),
    isType: group.every(({ where }) => where === "type-checking"),
    from: isRelative ? path : null,
  };
}

function statement(module: string, names: readonly ImportedName[], style: Style): Statement {
  const bare = names.map(({ name, alias }) => ({ name, alias }));
  const text = style.isTypeScript
    ? typescriptStatementText(module, bare, style)
    : statementText(module, bare, style.kind);
  return { text, module, names: bare };
}

function common(lists: readonly (readonly number[])[]): readonly number[] {
  const [first = [], ...rest] = lists;
  return first.filter((version) => rest.every((list) => list.includes(version)));
}

/** The last closed life of the file that imported what is advised. */
function stoodSo(advised: readonly Advice[], lives: readonly FileLife[]): Rewrite["stoodSo"] {
  const [only] = advised;
  if (advised.length !== 1 || !only) return null;
  const before = lives.findLast(
    (life) => life.module === only.module && life.name === only.name && life.closed !== null,
  );
  return before?.closed ? { from: before.opened, to: before.closed } : null;
}
