import type { ParseResult } from "oxc-parser";

/** How the parser is to take a text; `dts` is a declaration file. */
export type Syntax = "ts" | "tsx" | "dts" | "jsx";
/** What a file is taken for: `commonjs` allows what stands in a function body, as Node.js does. */
export type Goal = "module" | "commonjs";

type Parse = (text: string, syntax: Syntax, goal: Goal) => ParseResult;

/** The parser, or why there is none. */
export type Parser = { readonly parse: Parse } | { readonly problem: string };

async function loadParser(): Promise<Parser> {
  try {
    const { parseSync } = await import("oxc-parser");
    return {
      parse: (text, lang, sourceType) =>
        parseSync(`file.${lang}`, text, { lang, sourceType, preserveParens: false }),
    };
  } catch (error) {
    return { problem: `${MISSING} ${firstLine(error)}` };
  }
}

const MISSING =
  "The parser of TypeScript could not be loaded; install it with `npm install oxc-parser` (optional dependencies included), on Node.js 20.19 or later.";

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n", 1)[0] ?? "";
}

/** A native package: where it is not built for this machine, TypeScript is named as unread and other languages go on. */
export const PARSER: Parser = await loadParser();
