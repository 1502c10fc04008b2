/** A node of the parser's tree, read loosely: which fields it has hangs on its type. */
export type Node = { readonly type: string; readonly start: number } & {
  readonly [field: string]: unknown;
};

export function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && "start" in value;
}

/** The node in a field; null when there is none. */
export function child(node: Node, field: string): Node | null {
  const value = node[field];
  return isNode(value) ? value : null;
}

/** The nodes in a field that holds a list. */
export function children(node: Node, field: string): Node[] {
  const value = node[field];
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function textIn(node: Node, field: string): string | null {
  const value = node[field];
  return typeof value === "string" ? value : null;
}

/** The text of a string or of a template without expressions; null of anything else. */
export function literalText(node: Node | null | undefined): string | null {
  if (node?.type === "Literal") return textIn(node, "value");
  if (node?.type !== "TemplateLiteral" || children(node, "expressions").length > 0) return null;
  const [quasi] = children(node, "quasis");
  const value = quasi?.value;
  return typeof value === "object" && value !== null && "cooked" in value
    ? String(value.cooked)
    : null;
}

/** A name as it stands in code: `x`, or `"x"` where a name may be quoted. */
export function nameIn(node: Node | null | undefined): string | null {
  return node?.type === "Identifier" ? textIn(node, "name") : literalText(node);
}

const WRAPPERS = new Set([
  "ChainExpression",
  "ParenthesizedExpression",
  "TSAsExpression",
  "TSNonNullExpression",
  "TSSatisfiesExpression",
  "TSTypeAssertion",
]);

/** An expression without what only types it. */
export function unwrap(node: Node | null): Node | null {
  let inner = node;
  while (inner !== null && WRAPPERS.has(inner.type)) inner = child(inner, "expression");
  return inner;
}

/** `b` of `a.b` and `a["b"]`; null where it is worked out. */
export function memberName(node: Node): string | null {
  const property = child(node, "property");
  return node.computed === true ? literalText(property) : nameIn(property);
}
