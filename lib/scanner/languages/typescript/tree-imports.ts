import type { EcmaScriptModule, Program } from "oxc-parser";
import {
  CLASS,
  EXCEPT,
  FUNCTION,
  TRY,
  TYPE_CHECKING,
} from "@/lib/scanner/languages/written-import";
import type { Found } from "./found";
import { MOCKING, namedModule } from "./mock-calls";
import { nestedStatement } from "./nested-statements";
import { type Required, requiredBy, requireImports } from "./require-calls";
import { child, isNode, literalText, type Node, nameIn } from "./tree";

const SIGNS = new RegExp(
  [
    "\\brequire\\b\\s*[(.?<!/`]",
    "\\bimport\\s*(?:\\(|/[*/]|\\.\\s*meta\\b)",
    "\\bmodule\\s*[\"']",
    "\\bexport\\s*(?:type\\s*)?\\{\\s*\\}\\s*from\\b",
  ].join("|"),
);
const TOOL = /\b(?:jest|vi|vitest)\b/;
const MOCK_CALL = new RegExp(`\\.\\s*(?:${MOCKING.join("|")})\\s*[(<?]`);

/** Whether a text may hold an import that is not in the parser's record; the tree costs three times as much. */
export function needsTree(record: EcmaScriptModule, text: string): boolean {
  return (
    record.dynamicImports.length > 0 ||
    SIGNS.test(text) ||
    (MOCK_CALL.test(text) && TOOL.test(text))
  );
}

/** Imports that are expressions, types or stand in a declared module, with what encloses them. */
export function treeImports(program: Program): Found[] {
  const walk: Walk = { found: [], taken: new Set(), inModule: false };
  if (isNode(program)) visitFields(program, 0, walk);
  return walk.found;
}

type Walk = { readonly found: Found[]; readonly taken: Set<Node>; inModule: boolean };

/** Fields whose contents stand in another place than the node. */
const INSIDE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  TryStatement: { block: TRY },
  CatchClause: { body: EXCEPT },
  FunctionDeclaration: { body: FUNCTION },
  FunctionExpression: { body: FUNCTION },
  ArrowFunctionExpression: { body: FUNCTION },
  ClassDeclaration: { body: CLASS },
  ClassExpression: { body: CLASS },
};

function visit(node: Node, places: number, walk: Walk): void {
  switch (node.type) {
    case "ImportExpression":
      noteText(child(node, "source"), "dynamic", { places, walk });
      break;
    case "TSImportType":
      noteText(child(node, "source") ?? child(node, "argument"), "import", {
        places: places | TYPE_CHECKING,
        walk,
      });
      break;
    case "TSImportEqualsDeclaration":
      noteImportEquals(node, places, walk);
      break;
    case "VariableDeclarator":
      noteRequired(requiredBy(child(node, "init")), child(node, "id"), { places, walk });
      break;
    case "AssignmentExpression":
      noteRequired(requiredBy(child(node, "right")), child(node, "left"), { places, walk });
      break;
    case "MemberExpression":
      noteRequired(requiredBy(node), null, { places, walk });
      break;
    case "CallExpression":
      noteCall(node, places, walk);
      break;
    case "ImportDeclaration":
    case "ExportNamedDeclaration":
    case "ExportAllDeclaration":
      walk.found.push(...nestedStatement(node, { places, isNested: walk.inModule }));
      break;
  }
  if (node.type !== "TSModuleDeclaration") {
    visitFields(node, places, walk);
    return;
  }
  const { inModule } = walk;
  walk.inModule = true;
  visitFields(node, places, walk);
  walk.inModule = inModule;
}

function visitFields(node: Node, places: number, walk: Walk): void {
  const inside = INSIDE[node.type];
  for (const field in node) visitField(node[field], places | (inside?.[field] ?? 0), walk);
}

function visitField(value: unknown, places: number, walk: Walk): void {
  if (!Array.isArray(value)) {
    if (isNode(value)) visit(value, places, walk);
    return;
  }
  for (const item of value) if (isNode(item)) visit(item, places, walk);
}

type At = { readonly places: number; readonly walk: Walk };

function noteText(node: Node | null, kind: "dynamic" | "import", { places, walk }: At): void {
  const module = literalText(typeOf(node));
  if (module === null || node === null) return;
  walk.found.push({ at: node.start, kind, module, name: null, alias: null, places });
}

/** A literal as an expression, also where it stands as a type. */
function typeOf(node: Node | null): Node | null {
  return node?.type === "TSLiteralType" ? child(node, "literal") : node;
}

function noteImportEquals(node: Node, places: number, walk: Walk): void {
  const reference = child(node, "moduleReference");
  if (reference?.type !== "TSExternalModuleReference") return;
  const source = child(reference, "expression");
  const module = literalText(source);
  if (module === null || source === null) return;
  walk.found.push({
    at: source.start,
    kind: "import",
    module,
    name: null,
    alias: nameIn(child(node, "id")),
    places: node.importKind === "type" ? places | TYPE_CHECKING : places,
  });
}

function noteRequired(required: Required | null, target: Node | null, { places, walk }: At): void {
  if (required === null || walk.taken.has(required.call)) return;
  walk.taken.add(required.call);
  walk.found.push(...requireImports(required, target, { places }));
}

function noteCall(node: Node, places: number, walk: Walk): void {
  noteRequired(requiredBy(node), null, { places, walk });
  const named = namedModule(node);
  if (named !== null) {
    walk.found.push({ ...named, kind: "string", name: null, alias: null, places });
  }
}
