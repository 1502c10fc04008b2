import type { Edit, NewImport } from "@/lib/scanner/languages/edit-imports";
import { DOT, isBlank, isIdentifierByte, spells } from "../bytes";
import type { SpanLog } from "../spans";
import { type Item, type Source, type Statement, textOf } from "./parts";

/**
 * The edits for one name of an `import` statement; a text says why it is left. With an alias, or without a package, the name
 * that it binds stays; else each use in the file is rewritten, if all of them can be seen.
 */
export function editImport(source: Source, item: Item, spans: SpanLog): readonly Edit[] | string {
  const { span, wish } = item;
  if (wish === null) return [];
  const { module, alias } = span.import;
  if (wish.to.name !== null) return "It imports a whole module, and the plan moves a name of it.";
  if (textOf(source, span.name) !== module) return "The module is written in several pieces.";
  const to = wish.to.module;
  if (alias !== null) return [{ ...span.name, text: to }];
  if (!module.includes(".")) return [{ ...span.name, text: `${to} as ${module}` }];
  const uses = usesOf(source, { module, to }, spans);
  return typeof uses === "string" ? uses : [{ ...span.name, text: to }, ...uses];
}

/** Other `import a.b` of the same module without an alias: their uses cannot be told apart, so they move together. */
export function siblingsOf(item: Item, statements: readonly Statement[]): readonly Item[] {
  const { module, alias, kind } = item.span.import;
  if (kind !== "import" || alias !== null) return [];
  return statements.flatMap(({ items }) =>
    items.filter(({ span: { import: one } }) => {
      return one.kind === "import" && one.alias === null && one.module === module;
    }),
  );
}

/** The places where code uses a module by its dotted name; a text when something else may hang on its first part. */
function usesOf(
  source: Source,
  { module, to }: { readonly module: string; readonly to: NewImport["module"] },
  spans: SpanLog,
): readonly Edit[] | string {
  const [first = "", second = ""] = module.split(".");
  const edits: Edit[] = [];
  for (const at of codePlaces(source, first, spans)) {
    if (at < 0) return `${first} is used in an f-string.`;
    const end = at + module.length;
    const isUse = spells(source.bytes, at, source.bytes.length, module) && endsName(source, end);
    const isOther = to.startsWith(`${first}.`) && !isWithin(source, at + first.length, second);
    if (isUse) edits.push({ start: at, end, text: to });
    else if (!isOther) return `${first} is used in other ways as well.`;
  }
  return edits;
}

/** Whether `.part` follows. */
function isWithin(source: Source, at: number, part: string): boolean {
  const { bytes } = source;
  let next = at;
  while (next < bytes.length && isBlank(bytes[next] ?? 0)) next += 1;
  if (bytes[next] !== DOT) return true;
  return spells(bytes, next + 1, bytes.length, part) && endsName(source, next + 1 + part.length);
}

function endsName({ bytes }: Source, at: number): boolean {
  return at >= bytes.length || !isIdentifierByte(bytes[at] ?? 0);
}

/** Where a name begins an expression in code, imports left out; -1 for one in an f-string. */
function codePlaces({ bytes }: Source, name: string, spans: SpanLog): number[] {
  const places: number[] = [];
  const text = new TextDecoder("latin1").decode(bytes);
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const before = at > 0 ? (bytes[at - 1] ?? 0) : 0;
    const isName = !isIdentifierByte(before) && before !== DOT;
    if (!isName || isIdentifierByte(bytes[at + name.length] ?? 0)) continue;
    const inside = (span: { start: number; end: number }) => at >= span.start && at < span.end;
    const literal = spans.opaque.find(inside);
    if (literal?.isFormatted) places.push(-1);
    else if (literal === undefined && !spans.statements.some(inside)) places.push(at);
  }
  return places;
}
