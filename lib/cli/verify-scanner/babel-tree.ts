/** A node of Babel's tree, read loosely. */
export type Node = { readonly type: string; readonly start: number } & {
  readonly [field: string]: unknown;
};

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

export function nodeIn(node: Node, field: string): Node | null {
  const value = node[field];
  return isNode(value) ? value : null;
}

export function children(node: Node, field: string): Node[] {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

/** The text of a string, or of a template without expressions. */
export function literal(node: Node | null): string | null {
  if (node?.type === "StringLiteral") return String(node.value);
  if (node?.type !== "TemplateLiteral" || children(node, "expressions").length > 0) return null;
  const value = children(node, "quasis")[0]?.value;
  return typeof value === "object" && value !== null && "cooked" in value
    ? String(value.cooked)
    : null;
}

export function propertyName(node: Node | null): string | null {
  return node?.type === "Identifier" ? String(node.name) : literal(node);
}

const TYPED =
  /^(?:TS(?:As|Satisfies|NonNull)Expression|TSTypeAssertion|TypeCastExpression|ParenthesizedExpression)$/;

export function withoutTypes(node: Node | null): Node | null {
  let at = node;
  while (at !== null && TYPED.test(at.type)) at = nodeIn(at, "expression");
  return at;
}

const FUNCTION = /^(?:Function|ArrowFunction|ObjectMethod|Class(?:Private)?Method)/;

/** What a field of a node encloses its contents in. */
export function placesInside(node: Node, field: string): string[] {
  if (node.type === "TryStatement" && field === "block") return ["try"];
  if (field !== "body") return [];
  if (node.type === "CatchClause") return ["except"];
  if (/^Class(?:Declaration|Expression)$/.test(node.type)) return ["class"];
  return FUNCTION.test(node.type) ? ["function"] : [];
}

/** The name of a plain identifier, else null. */
export function identifier(node: Node | null): string | null {
  return node?.type === "Identifier" ? String(node.name) : null;
}
