import { relativeSpecifier } from "../modules/source-paths";
import type { ImportedName } from "./statement";

/**
 * The TypeScript of an import, built from its parts on one line. A module of the code base that the source named relative to
 * itself is named so again; how else the source writes a module (alias, package) the facts do not hold, and its path stands there.
 */
export function typescriptStatementText(
  module: string,
  names: readonly ImportedName[],
  { kind, from, isType }: StatementStyle,
): string {
  const specifier = from === null ? module : relativeSpecifier(from, module);
  const word = isType ? "import type" : "import";
  if (kind === "string") return `"${specifier}"`;
  if (kind === "dynamic") return `import("${specifier}")`;
  const whole = names.find(({ name }) => name === null);
  if (whole !== undefined) {
    if (whole.alias !== null) return `${word} * as ${whole.alias} from "${specifier}"`;
    // Of types only `import("m").T` names a module and nothing of it.
    return isType ? `import("${specifier}")` : `import "${specifier}"`;
  }
  if (names.some(({ name }) => name === "*"))
    return `${isType ? "export type" : "export"} * from "${specifier}"`;
  // `import type A, { B }` is no TypeScript.
  const isAlone = isType && names.length > 1;
  const main = names.find(({ name, alias }) => !isAlone && name === "default" && alias !== null);
  const braced = names
    .filter((one) => one !== main)
    .map(({ name, alias }) => (alias === null ? name : `${name} as ${alias}`));
  const parts = [
    ...(main === undefined ? [] : [main.alias]),
    ...(braced.length === 0 ? [] : [`{ ${braced.join(", ")} }`]),
  ];
  return `${word} ${parts.join(", ")} from "${specifier}"`;
}

export type StatementStyle = {
  readonly kind: string;
  /** The file where the specifier is relative to it; null: the module as it is named. */
  readonly from: string | null;
  readonly isType: boolean;
};
