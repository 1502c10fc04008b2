import { aliasOf, type Found } from "./found";
import { child, children, literalText, memberName, type Node, nameIn, unwrap } from "./tree";

/** `require("m")`, or `require("m").name`. */
export type Required = {
  readonly call: Node;
  readonly module: string;
  readonly at: number;
  readonly name: string | null;
};

/** What an expression requires; null when it is no `require` of a literal. */
export function requiredBy(expression: Node | null): Required | null {
  const node = unwrap(expression);
  if (node?.type === "CallExpression") return requireCall(node);
  if (node?.type !== "MemberExpression") return null;
  const object = unwrap(child(node, "object"));
  const call = object?.type === "CallExpression" ? requireCall(object) : null;
  const name = memberName(node);
  if (call === null || name === null) return call;
  return { ...call, name, at: child(node, "property")?.start ?? call.at };
}

function requireCall(call: Node): Required | null {
  const callee = child(call, "callee");
  if (callee?.type !== "Identifier" || callee.name !== "require") return null;
  const [first] = children(call, "arguments");
  const module = literalText(first);
  return module === null || first === undefined
    ? null
    : { call, module, at: first.start, name: null };
}

type Place = { readonly places: number };

/** The imports of `target = require("m")`: one for each name that an object pattern takes, else one. */
export function requireImports(required: Required, target: Node | null, place: Place): Found[] {
  if (target?.type === "ObjectPattern" && required.name === null) {
    const properties = children(target, "properties");
    if (properties.length > 0) {
      return properties.map((property) => propertyImport(property, required, place));
    }
  }
  return [oneImport(required, target, place)];
}

function oneImport({ module, name, at }: Required, target: Node | null, place: Place): Found {
  const local = target?.type === "Identifier" ? nameIn(target) : null;
  return {
    at,
    kind: name === null ? "import" : "from",
    module,
    name,
    alias: local === name ? null : local,
    ...place,
  };
}

function propertyImport(property: Node, required: Required, { places }: Place): Found {
  if (property.type === "RestElement") {
    return oneImport(required, child(property, "argument"), { places });
  }
  const key = child(property, "key");
  const name = property.computed === true ? literalText(key) : nameIn(key);
  if (name === null || key === null) return oneImport(required, null, { places });
  const value = child(property, "value");
  const target = value?.type === "AssignmentPattern" ? child(value, "left") : value;
  const local = target?.type === "Identifier" ? nameIn(target) : null;
  const alias = aliasOf(local, name);
  return { at: key.start, kind: "from", module: required.module, name, alias, places };
}
