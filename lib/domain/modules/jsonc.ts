const COMMENT = /"(?:\\.|[^"\\])*"|\/\/[^\r\n]*|\/\*[\s\S]*?\*\//g;
const TRAILING_COMMA = /"(?:\\.|[^"\\])*"|,(?=\s*[}\]])/g;

/** JSON with comments and trailing commas, as settings of TypeScript are written; undefined where it is none. */
export function parseJsonc(text: string): unknown {
  const source = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const bare = source.replace(COMMENT, keepString).replace(TRAILING_COMMA, keepString);
  try {
    return JSON.parse(bare);
  } catch {
    return undefined;
  }
}

function keepString(token: string): string {
  return token.startsWith('"') ? token : " ";
}

export type JsonObject = { readonly [key: string]: unknown };

/** The value as an object; an empty one where it is something else. */
export function asObject(value: unknown): JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? { ...value }
    : EMPTY;
}

const EMPTY: JsonObject = {};

/** The texts of a list, or the one text; none of anything else. */
export function asTexts(value: unknown): string[] {
  const list: unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((item) => typeof item === "string");
}
