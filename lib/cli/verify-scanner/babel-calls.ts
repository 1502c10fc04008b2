import { addRow, type Found } from "./babel-rows";
import {
  children,
  identifier,
  literal,
  type Node,
  nodeIn,
  propertyName,
  withoutTypes,
} from "./babel-tree";

type Places = readonly string[];
/** A call of `require` with a text; `member` is what is taken from it at once, as in `require("a").b`. */
type Required = {
  readonly call: Node;
  readonly at: Node;
  readonly module: string;
  readonly member: Node | null;
};

/** Notes a `require` in an expression, by what it is assigned to. */
export function noteRequired(
  found: Found,
  { expression, target }: { readonly expression: Node | null; readonly target: Node | null },
  places: Places,
): void {
  const required = requiredIn(expression);
  if (required === null || found.done.has(required.call)) return;
  found.done.add(required.call);
  const { at, module, member } = required;
  const key = member === null ? null : nodeIn(member, "property");
  const name = member === null ? null : keyName(member, key);
  if (name !== null && key !== null) {
    addRow(found, { at: key, kind: "from", module, name, alias: identifier(target) }, places);
    return;
  }
  const properties = target?.type === "ObjectPattern" ? children(target, "properties") : [];
  for (const property of properties) notePattern(found, property, { at, module, places });
  if (properties.length === 0) {
    addRow(found, { at, kind: "import", module, alias: identifier(target) }, places);
  }
}

function requiredIn(expression: Node | null): Required | null {
  const outer = withoutTypes(expression);
  const member = outer !== null && /MemberExpression$/.test(outer.type) ? outer : null;
  const call = member === null ? outer : withoutTypes(nodeIn(member, "object"));
  if (call === null || !/CallExpression$/.test(call.type)) return null;
  const callee = nodeIn(call, "callee");
  const at = children(call, "arguments")[0] ?? null;
  const module = literal(at);
  if (at === null || module === null || identifier(callee) !== "require") return null;
  return { call, at, module, member };
}

function keyName(node: Node, key: Node | null): string | null {
  return node.computed === true ? literal(key) : propertyName(key);
}

type From = { readonly at: Node; readonly module: string; readonly places: Places };

/** One property of `const { a: b } = require("…")`. */
function notePattern(found: Found, property: Node, { at, module, places }: From): void {
  if (property.type === "RestElement") {
    const alias = identifier(nodeIn(property, "argument"));
    addRow(found, { at, kind: "import", module, alias }, places);
    return;
  }
  const key = nodeIn(property, "key");
  const name = keyName(property, key);
  if (name === null || key === null) {
    addRow(found, { at, kind: "import", module }, places);
    return;
  }
  const value = nodeIn(property, "value");
  const target = value?.type === "AssignmentPattern" ? nodeIn(value, "left") : value;
  addRow(found, { at: key, kind: "from", module, name, alias: identifier(target) }, places);
}

const TOOLS = new Set(["jest", "vi", "vitest"]);
const MOCKS =
  /^(?:(?:do|deepU|u|do?U)?n?[mM]ock|dontMock|setMock|(?:require|import)(?:Actual|Mock)|genMockFromModule|createMockFromModule|unstable_(?:un)?mockModule)$/;

/** `require`, `import(…)` of older trees, `require.resolve` and the mocks of test runners. */
export function noteCall(found: Found, node: Node, places: Places): void {
  noteRequired(found, { expression: node, target: null }, places);
  const callee = withoutTypes(nodeIn(node, "callee"));
  const at = children(node, "arguments")[0] ?? null;
  const module = literal(at);
  if (at === null || module === null || callee === null) return;
  if (callee.type === "Import") addRow(found, { at, kind: "dynamic", module }, places);
  if (takesModule(callee)) addRow(found, { at, kind: "string", module }, places);
}

function takesModule(callee: Node): boolean {
  if (!/MemberExpression$/.test(callee.type)) return false;
  const method = propertyName(nodeIn(callee, "property")) ?? "";
  const object = nodeIn(callee, "object");
  const isRequire = object?.type === "MetaProperty" || object?.name === "require";
  return method === "resolve" ? isRequire : MOCKS.test(method) && TOOLS.has(rootName(object));
}

function rootName(node: Node | null): string {
  let at = withoutTypes(node);
  while (at !== null && at.type !== "Identifier") {
    const inner = /CallExpression$/.test(at.type) ? nodeIn(at, "callee") : nodeIn(at, "object");
    at = withoutTypes(inner);
  }
  return at === null ? "" : String(at.name);
}
