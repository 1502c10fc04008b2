import { TYPE_CHECKING } from "@/lib/scanner/languages/written-import";
import { aliasOf, type Found } from "./found";
import { child, children, literalText, type Node, nameIn } from "./tree";

/**
 * The imports of a statement in a declared module, which the parser's record does not hold; at the top level only what it
 * leaves out there, `export {} from "m"`.
 */
export function nestedStatement(
  node: Node,
  { places, isNested }: { readonly places: number; readonly isNested: boolean },
): Found[] {
  const source = child(node, "source");
  const module = literalText(source);
  if (module === null || source === null) return [];
  const isType = (node.importKind ?? node.exportKind) === "type";
  const base = { module, places: isType ? places | TYPE_CHECKING : places };
  const whole = { ...base, kind: "import", name: null } as const;
  if (node.type === "ExportAllDeclaration") {
    const given = child(node, "exported");
    if (!isNested) return [];
    return given === null
      ? [{ ...base, at: node.start, kind: "from", name: "*", alias: null }]
      : [{ ...whole, at: given.start, alias: nameIn(given) }];
  }
  const specifiers = children(node, "specifiers");
  if (specifiers.length === 0 && (isNested || node.type === "ExportNamedDeclaration")) {
    return [{ ...whole, at: source.start, alias: null }];
  }
  return isNested ? specifiers.map((specifier) => specifierImport(specifier, base)) : [];
}

type Base = { readonly module: string; readonly places: number };

function specifierImport(specifier: Node, base: Base): Found {
  const local = child(specifier, "local");
  if (specifier.type === "ImportNamespaceSpecifier") {
    const at = local?.start ?? specifier.start;
    return { ...base, at, kind: "import", name: null, alias: nameIn(local) };
  }
  const isExport = specifier.type === "ExportSpecifier";
  const from = isExport ? local : child(specifier, "imported");
  const given = nameIn(isExport ? child(specifier, "exported") : local);
  const name = from === null ? "default" : nameIn(from);
  const isType = (specifier.importKind ?? specifier.exportKind) === "type";
  return {
    at: from?.start ?? specifier.start,
    kind: "from",
    module: base.module,
    name,
    alias: aliasOf(given, name),
    places: isType ? base.places | TYPE_CHECKING : base.places,
  };
}
