import { nameText } from "@/lib/formats/report-text";
import type { TrxDefinition } from "@/lib/formats/trx/collector";

/**
 * The class and the name in it. A class may be followed by its assembly (`A.B, Assembly, Version=1`), the name begin with
 * the class again; without a definition the name's own dots tell, before its arguments.
 */
export function coordinatesOf(
  testName: string,
  definition: TrxDefinition | undefined,
): { readonly place: string; readonly path: readonly string[] } {
  const className = nameText(definition?.className.split(",")[0] ?? "");
  const name = testName || nameText(definition?.method ?? "") || "(no name)";
  if (className !== "") return { place: className, path: [withoutClass(name, className)] };
  const dotted = /^[\w.+`]{1,500}/.exec(name)?.[0] ?? "";
  const dot = dotted.lastIndexOf(".");
  if (dot <= 0) return { place: "(no class)", path: [name] };
  return { place: name.slice(0, dot), path: [name.slice(dot + 1) || name] };
}

function withoutClass(name: string, className: string): string {
  const isRepeated = name.startsWith(`${className}.`) && name.length > className.length + 1;
  return isRepeated ? name.slice(className.length + 1) : name;
}
