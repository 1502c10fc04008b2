import { relativeSpecifier } from "../modules/source-paths";
import type { ImportedName } from "./statement";

/** Whether a file of this path is written in TypeScript or JavaScript. */
export function isTypeScriptPath(path: string): boolean {
  return /\.[mc]?[jt]sx?$/.test(path);
}

/**
 * The TypeScript of an import, built from its parts on one line. A module of the code base that the source named relative to
 * itself is named so again; how else the source writes a module (alias, package) the facts do not hold, and its path stands there.
 */
export function typescriptStatementText(
  module: string,
  names: readonly ImportedName[],
  { kind, from }: { readonly kind: string; readonly from: string | null },
): string {
  const specifier = from === null ? module : relativeSpecifier(from, module);
  if (kind === "string") return `"${specifier}"`;
  if (kind === "dynamic") return `import("${specifier}")`;
  const whole = names.find(({ name }) => name === null);
  if (whole !== undefined) {
    return whole.alias === null
      ? `import "${specifier}"`
      : `import * as ${whole.alias} from "${specifier}"`;
  }
  if (names.some(({ name }) => name === "*")) return `export * from "${specifier}"`;
  const main = names.find(({ name, alias }) => name === "default" && alias !== null);
  const braced = names
    .filter((one) => one !== main)
    .map(({ name, alias }) => (alias === null ? name : `${name} as ${alias}`));
  const parts = [
    ...(main === undefined ? [] : [main.alias]),
    ...(braced.length === 0 ? [] : [`{ ${braced.join(", ")} }`]),
  ];
  return `import ${parts.join(", ")} from "${specifier}"`;
}
