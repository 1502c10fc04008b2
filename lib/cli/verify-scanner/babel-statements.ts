import { addRow, type Found } from "./babel-rows";
import { children, identifier, literal, type Node, nodeIn, propertyName } from "./babel-tree";

type Statement = { readonly module: string; readonly places: readonly string[] };

/** `import … from`, `export … from`. */
export function noteStatement(found: Found, node: Node, places: readonly string[]): void {
  const source = nodeIn(node, "source");
  const module = literal(source);
  if (source === null || module === null) return;
  const statement = { module, places: isTyped(node) ? [...places, "type-checking"] : places };
  if (node.type === "ExportAllDeclaration") {
    addRow(found, { at: node, kind: "from", module, name: "*" }, statement.places);
    return;
  }
  const specifiers = children(node, "specifiers");
  if (specifiers.length === 0) {
    addRow(found, { at: source, kind: "import", module }, statement.places);
  }
  for (const one of specifiers) noteSpecifier(found, one, statement);
}

/** `import x = require("…")`. */
export function noteImportEquals(found: Found, node: Node, places: readonly string[]): void {
  const reference = nodeIn(node, "moduleReference");
  if (reference?.type !== "TSExternalModuleReference") return;
  const source = nodeIn(reference, "expression");
  const module = literal(source);
  if (source === null || module === null) return;
  const own = node.importKind === "type" ? [...places, "type-checking"] : places;
  const alias = identifier(nodeIn(node, "id"));
  addRow(found, { at: source, kind: "import", module, alias }, own);
}

function isTyped({ importKind, exportKind }: Node): boolean {
  return importKind === "type" || exportKind === "type" || importKind === "typeof";
}

function noteSpecifier(found: Found, one: Node, { module, places }: Statement): void {
  const own = isTyped(one) ? [...places, "type-checking"] : places;
  const local = nodeIn(one, "local");
  const exported = nodeIn(one, "exported");
  if (/Namespace/.test(one.type)) {
    const at = exported ?? local ?? one;
    addRow(found, { at, kind: "import", module, alias: propertyName(at) }, own);
    return;
  }
  if (one.type === "ImportDefaultSpecifier") {
    const alias = propertyName(local);
    addRow(found, { at: one, kind: "from", module, name: "default", alias }, own);
    return;
  }
  const from = nodeIn(one, "imported") ?? local ?? one;
  const alias = propertyName(exported ?? local);
  addRow(found, { at: from, kind: "from", module, name: propertyName(from), alias }, own);
}
