import { child, children, literalText, memberName, type Node, unwrap } from "./tree";

/** Where a call names a module as text: what `jest.mock`, `vi.mock`, `require.resolve` are given. */
export type NamedModule = { readonly at: number; readonly module: string };

export const MOCKING = [
  "createMockFromModule",
  "deepUnmock",
  "doMock",
  "doUnmock",
  "dontMock",
  "genMockFromModule",
  "importActual",
  "importMock",
  "mock",
  "requireActual",
  "requireMock",
  "setMock",
  "unmock",
  "unstable_mockModule",
  "unstable_unmockModule",
] as const;

const METHODS = new Set<string>(MOCKING);
const TOOLS = new Set<unknown>(["jest", "vi", "vitest"]);

/** The module that a call is told by name; null when it is none of those calls or the name is no literal. */
export function namedModule(call: Node): NamedModule | null {
  const callee = unwrap(child(call, "callee"));
  if (callee?.type !== "MemberExpression") return null;
  const [first] = children(call, "arguments");
  const module = literalText(first);
  if (module === null || first === undefined) return null;
  return isMocking(callee) || isResolving(callee) ? { at: first.start, module } : null;
}

/** `jest.mock`, also behind other calls of the tool: `jest.resetModules().mock`. */
function isMocking(callee: Node): boolean {
  if (!METHODS.has(memberName(callee) ?? "")) return false;
  let node = unwrap(child(callee, "object"));
  while (node?.type === "CallExpression" || node?.type === "MemberExpression") {
    node = unwrap(child(node, node.type === "CallExpression" ? "callee" : "object"));
  }
  return node?.type === "Identifier" && TOOLS.has(node.name);
}

/** `require.resolve` and `import.meta.resolve`. */
function isResolving(callee: Node): boolean {
  const object = child(callee, "object");
  const isKnown = object?.type === "MetaProperty" || object?.name === "require";
  return isKnown && memberName(callee) === "resolve";
}
