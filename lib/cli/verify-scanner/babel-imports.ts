import { type ParserOptions, parse } from "@babel/parser";
import { collectImports } from "./babel-collect";
import type { ImportRow } from "./babel-rows";
import { isNode } from "./babel-tree";

type Plugins = NonNullable<ParserOptions["plugins"]>;

const LEGACY: Plugins = ["decorators-legacy"];
const PLUGINS: Readonly<Record<string, readonly Plugins[]>> = {
  ts: [["typescript", ...LEGACY]],
  tsx: [["typescript", "jsx", ...LEGACY]],
  dts: [[["typescript", { dts: true }], ...LEGACY]],
  js: [
    ["jsx", ...LEGACY],
    ["jsx", "flow", ...LEGACY],
    ["jsx", "typescript", ...LEGACY],
  ],
};

/** What Babel says of one text: its imports, or why it does not parse. */
export function babelImports(
  text: string,
  dialect: string,
): { readonly rows: readonly ImportRow[] } | { readonly error: string } {
  const lines = lineStarts(text);
  let error = "";
  for (const sourceType of ["module", "script"] as const) {
    for (const plugins of PLUGINS[dialect] ?? []) {
      try {
        const file = parse(text, {
          sourceType,
          plugins: [...plugins],
          allowReturnOutsideFunction: true,
          allowAwaitOutsideFunction: true,
          allowUndeclaredExports: true,
          allowNewTargetOutsideFunction: true,
          attachComment: false,
        });
        const { program } = file;
        return { rows: isNode(program) ? collectImports(program, (at) => lineAt(lines, at)) : [] };
      } catch (caught) {
        error ||= caught instanceof Error ? caught.message : String(caught);
      }
    }
  }
  return { error };
}

/** As editors and git count lines; Babel takes U+2028 for a line end too. */
function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n?|\n/g)].map((end) => end.index + end[0].length)];
}

function lineAt(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}
