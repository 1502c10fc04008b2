import type { Edit, NewImport } from "@/lib/scanner/languages/edit-imports";
import { COMMA, HASH, isBlank } from "../bytes";
import type { Span } from "../spans";
import {
  boundName,
  type Item,
  isBlankBetween,
  lineAround,
  lineEndAt,
  moduleText,
  passBlanks,
  type Source,
  type Statement,
  textOf,
} from "./parts";

/** A name as it is to stand: behind `from MODULE import`, or as `import MODULE` when `module` is null. */
type Written = {
  readonly module: string | null;
  readonly name: string;
  readonly alias: string | null;
};
type Moved = Written & { readonly item: Item; readonly comment: string };

/** The edits that move names of a `from` statement; a text says why it is left as it is. */
export function editFrom(source: Source, statement: Statement): readonly Edit[] | string {
  const { span, items } = statement;
  const level = items[0]?.span.import.level ?? 0;
  const written = `${".".repeat(level)}${items[0]?.span.import.module ?? ""}`;
  const moduleSpan = { start: span.module.start, end: trimmedEnd(source, span.module) };
  if (textOf(source, moduleSpan) !== written) return "The module is written in several pieces.";
  const groups = grouped(source, statement, level);
  const [[stayModule, stay] = [null, []]] = groups;
  if (stayModule === null) return wholeStatement(source, statement, stay);
  const away = groups.slice(1);
  const gone = new Set(away.flatMap(([, moved]) => moved.map(({ item }) => item)));
  const removals = removeItems(source, statement, gone);
  if (removals === null) return "Comments stand among its names.";
  return [
    ...(stayModule === written ? [] : [{ ...moduleSpan, text: stayModule }]),
    ...stay.flatMap((moved) => renameItem(moved)),
    ...removals,
    ...(away.length === 0 ? [] : [insertion(source, statement, away)]),
  ];
}

function trimmedEnd({ bytes }: Source, { start, end }: { start: number; end: number }): number {
  let stop = end;
  while (stop > start && isBlank(bytes[stop - 1] ?? 0)) stop -= 1;
  return stop;
}

/** Names by the module that they are to come from; those that stay first, so that they keep the statement. */
function grouped(source: Source, statement: Statement, level: number) {
  const { items } = statement;
  const groups = new Map<string | null, Moved[]>();
  const kept = items.filter(({ wish }) => wish === null);
  for (const item of [...kept, ...items.filter(({ wish }) => wish !== null)]) {
    const comment = commentOf(source, statement, item);
    const moved = { ...writtenOf(source, item, level), item, comment };
    groups.set(moved.module, [...(groups.get(moved.module) ?? []), moved]);
  }
  return [...groups];
}

function writtenOf(source: Source, { span, wish }: Item, level: number): Written {
  const one = span.import;
  const name = one.name ?? "";
  if (wish === null) {
    return { module: `${".".repeat(level)}${one.module}`, name, alias: one.alias };
  }
  const { to } = wish;
  const bound = boundName(span);
  const place = placeOf(to);
  const module = place.module === null ? null : moduleText(place.module, level, source);
  const isAliased = place.name !== bound || one.alias !== null;
  return { module, name: place.name, alias: isAliased && place.name !== "*" ? bound : null };
}

/** A module itself is a name of its package; one without a package can only be imported whole. */
function placeOf({ module, name }: NewImport): { module: string | null; name: string } {
  if (name !== null) return { module, name };
  const dot = module.lastIndexOf(".");
  if (dot < 0) return { module: null, name: module };
  return { module: module.slice(0, dot), name: module.slice(dot + 1) };
}

/** A statement all of whose names become `import MODULE`. */
function wholeStatement(source: Source, { span }: Statement, stay: readonly Moved[]) {
  const [only] = stay;
  if (only === undefined || span.items.length > 1 || textOf(source, span).includes("#")) {
    return "It would become another kind of statement.";
  }
  return [{ start: span.start, end: span.end, text: importText(only) }];
}

function renameItem({ item, name, alias }: Moved): Edit[] {
  const { import: one, name: span } = item.span;
  const isNewAlias = alias !== null && one.alias === null;
  if (one.name === name && !isNewAlias) return [];
  return [{ ...span, text: isNewAlias ? `${name} as ${alias}` : name }];
}

function nameText({ name, alias }: Written): string {
  return alias === null ? name : `${name} as ${alias}`;
}

function importText(moved: Written): string {
  return `import ${nameText(moved)}`;
}

/** Statements for what moves away: below when the old one has its line for itself, else behind a semicolon. */
function insertion(
  source: Source,
  { span }: Statement,
  groups: readonly (readonly [string | null, readonly Moved[]])[],
): Edit {
  const texts = groups.map(([module, moved]) => {
    if (module === null) return { text: moved.map(importText).join("; "), comment: "" };
    const comment = moved.map((one) => one.comment).join("");
    return { text: `from ${module} import ${moved.map(nameText).join(", ")}`, comment };
  });
  const line = lineAround(source, span.start);
  const last = lineAround(source, span.end);
  const after = passBlanks(source, span.end);
  const isAlone =
    isBlankBetween(source, line.start, span.start) &&
    (after >= last.end || source.bytes[after] === HASH);
  if (!isAlone) {
    return { start: span.end, end: span.end, text: texts.map(({ text }) => `; ${text}`).join("") };
  }
  const indent = textOf(source, { start: line.start, end: span.start });
  const eol = lineEndAt(source, last.end);
  const lines = texts.map(({ text, comment }) => `${indent}${text}${comment}`);
  const at = last.end + eol.length;
  if (eol !== "") return { start: at, end: at, text: lines.map((one) => `${one}${eol}`).join("") };
  const first = lineEndAt(source, lineAround(source, 0).end) || "\n";
  return { start: at, end: at, text: lines.map((one) => `${first}${one}`).join("") };
}

/** The comment behind a name that has its line for itself, with the blanks before it; empty when there is none. */
function commentOf(source: Source, statement: Statement, item: Item): string {
  const own = ownLine(source, statement, item);
  if (own === null) return "";
  const at = passBlanks(source, own.after);
  if (source.bytes[at] !== HASH) return "";
  return `  ${textOf(source, { start: at, end: own.end }).trimEnd()}`;
}

/** In parentheses, the line of a name that shares it with nothing but its comma and a comment. */
function ownLine(source: Source, statement: Statement, { span }: Item) {
  const last = statement.items.at(-1)?.span.end ?? statement.span.end;
  if (statement.span.end === last) return null;
  const line = lineAround(source, span.name.start);
  if (!isBlankBetween(source, line.start, span.name.start)) return null;
  const behind = passBlanks(source, span.end);
  const after = source.bytes[behind] === COMMA ? behind + 1 : behind;
  const next = passBlanks(source, after);
  const isLast = next >= line.end || source.bytes[next] === HASH;
  // A name whose `as` stands on another line ends elsewhere.
  return isLast && span.end <= line.end ? { ...line, after } : null;
}

/** Takes names out of the list, each with one comma; null where a comment would go with them that is not theirs. */
function removeItems(
  source: Source,
  statement: Statement,
  gone: ReadonlySet<Item>,
): readonly Edit[] | null {
  const edits: Edit[] = [];
  let kept = 0;
  for (const [index, item] of statement.items.entries()) {
    if (!gone.has(item)) kept = item.span.end;
    else {
      const own = ownLine(source, statement, item);
      const next = statement.items[index + 1];
      const span = own === null ? inlineSpan(item, next, kept) : wholeLine(source, own);
      const bytes = source.bytes.subarray(span.start, span.end);
      // A comment goes along with its own line, as far as it can be written again byte for byte.
      const isLost = own === null ? bytes.includes(HASH) : bytes.some((byte) => byte >= 128);
      if (isLost) return null;
      edits.push({ ...span, text: "" });
    }
  }
  return edits;
}

function wholeLine(source: Source, { start, end }: Span): Span {
  return { start, end: end + lineEndAt(source, end).length };
}

/** A name up to the next one; the last one from where the last that stays ends. */
function inlineSpan({ span }: Item, next: Item | undefined, kept: number): Span {
  if (next !== undefined) return { start: span.name.start, end: next.span.name.start };
  return { start: kept, end: span.end };
}
