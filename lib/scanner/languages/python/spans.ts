import type { WrittenImport } from "@/lib/scanner/languages/written-import";

/** A stretch of bytes, the end not included. */
export type Span = { readonly start: number; readonly end: number };

/** One import statement where it stands. */
export type StatementSpan = {
  readonly word: "import" | "from";
  readonly start: number;
  /** After the last name, or the closing parenthesis. */
  end: number;
  /** Of `from`: the dots and the module. */
  module: Span;
  /** In order. */
  readonly items: ItemSpan[];
};

/** One name of a statement: `a.b as c` of an `import`, `a as b` of a `from`. */
export type ItemSpan = {
  readonly import: WrittenImport;
  readonly name: Span;
  readonly end: number;
};

/** Where imports stand in the bytes, for those who edit them. Filled by a reading that was given one. */
export type SpanLog = {
  readonly statements: StatementSpan[];
  /** The text between the quotes of a literal that counts as an import. */
  readonly literals: Map<WrittenImport, Span>;
  /** Strings and comments. */
  readonly opaque: (Span & { readonly isFormatted: boolean })[];
};

export function openStatement(
  log: SpanLog | null,
  word: StatementSpan["word"],
  start: number,
): void {
  log?.statements.push({ word, start, end: start, module: { start, end: start }, items: [] });
}

export function noteModule(log: SpanLog | null, start: number, end: number): void {
  const statement = log?.statements.at(-1);
  if (statement !== undefined) statement.module = { start, end };
}

/** Notes the name that was read last, and that the statement goes at least as far as it. */
export function noteItem(log: SpanLog | null, item: ItemSpan): void {
  const statement = log?.statements.at(-1);
  if (statement === undefined) return;
  statement.items.push(item);
  statement.end = item.end;
}

export function closeStatement(log: SpanLog | null, end: number): void {
  const statement = log?.statements.at(-1);
  if (statement !== undefined) statement.end = end;
}
