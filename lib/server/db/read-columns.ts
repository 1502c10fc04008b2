import "server-only";
import { Prisma } from "@/lib/server/db/generated/client";

/** Anything that asks: the client, or the client of a transaction. */
export type Queryable = Pick<Prisma.TransactionClient, "$queryRaw">;

/** `int` is 32 bits, `number` any whole number up to 2^53 (epoch milliseconds), `text` any text or null. */
export type ColumnKind = "int" | "number" | "text";

export type Columns<Kinds extends Record<string, ColumnKind>> = {
  readonly [Name in keyof Kinds]: Kinds[Name] extends "int"
    ? Int32Array
    : Kinds[Name] extends "number"
      ? Float64Array
      : readonly (string | null)[];
};

type Numbers = Int32Array | Float64Array;

type Answer = { readonly n: number; readonly numbers: string | null } & Record<string, unknown>;

const DIGIT_ZERO = 48;
const COMMA = 44;
const MINUS = 45;

/**
 * Reads long columns three times as fast as rows: the database answers one row of text, which is parsed here.
 * `query` names its columns like the keys of `kinds` and is answered in its own order. Numbers must not be null
 * (`coalesce` them); a column of another type than said throws.
 */
export async function readColumns<const Kinds extends Record<string, ColumnKind>>(
  client: Queryable,
  kinds: Kinds,
  query: Prisma.Sql,
): Promise<Columns<Kinds>> {
  const names = Object.keys(kinds);
  const numeric = names.filter((name) => kinds[name] !== "text");
  const texts = names.filter((name) => kinds[name] === "text");
  const answers = await client.$queryRaw<Answer[]>(
    Prisma.sql`select ${selection(numeric, texts)} from (${query}) q`,
  );
  const answer = answers[0];
  const n = answer?.n ?? 0;
  const columns: Record<string, Numbers | readonly (string | null)[]> = {};
  for (const name of numeric) {
    columns[name] = kinds[name] === "int" ? new Int32Array(n) : new Float64Array(n);
  }
  const targets = numeric.map((name) => columns[name] as Numbers);
  parseNumbers(answer?.numbers ?? "", targets, n);
  texts.forEach((name, at) => {
    columns[name] = JSON.parse(String(answer?.[`t${at}`] ?? "[]"));
  });
  return columns as Columns<Kinds>;
}

/** One text for all numbers, row by row: one aggregate costs the database less than one for each column. */
function selection(numeric: readonly string[], texts: readonly string[]): Prisma.Sql {
  const parts = ["count(*)::int as n"];
  const row = numeric.map(quoted).join(", ");
  parts.push(row ? `string_agg(concat_ws(',', ${row}), ',') as numbers` : "null::text as numbers");
  texts.forEach((name, at) => {
    parts.push(`json_agg(${quoted(name)})::text as t${at}`);
  });
  return Prisma.raw(parts.join(", "));
}

function quoted(name: string): string {
  if (!/^[a-zA-Z_][a-zA-Z0-9_]*$/.test(name)) throw new Error(`"${name}" cannot name a column`);
  return `"${name}"`;
}

/** Deals the numbers of `text`, row by row, to one array for each column. */
function parseNumbers(text: string, columns: readonly Numbers[], rows: number): void {
  const width = columns.length;
  const expected = rows * width;
  let at = 0;
  let dealt = 0;
  while (at < text.length) {
    const column = columns[dealt % width];
    const row = Math.floor(dealt / width);
    const isNegative = text.charCodeAt(at) === MINUS;
    if (isNegative) at += 1;
    let value = 0;
    for (let code = text.charCodeAt(at); at < text.length && code !== COMMA; ) {
      value = value * 10 + digit(code);
      at += 1;
      code = text.charCodeAt(at);
    }
    if (column) column[row] = isNegative ? -value : value;
    dealt += 1;
    at += 1;
  }
  if (dealt !== expected) throw new Error(`${expected} numbers asked, ${dealt} came: one is null`);
}

function digit(code: number): number {
  const value = code - DIGIT_ZERO;
  if (value < 0 || value > 9) throw new Error(`"${String.fromCharCode(code)}" in a whole number`);
  return value;
}
