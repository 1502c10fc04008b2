import { type ParserOptions, parse } from "@babel/parser";
import {
  children,
  isNode,
  literal,
  type Node,
  nodeIn,
  placesInside,
  propertyName,
  withoutTypes,
} from "./babel-tree";

/** One import as Babel has it: line, kind, module, name, alias, where. */
export type ImportRow = readonly [
  line: number,
  kind: string,
  module: string,
  name: string | null,
  alias: string | null,
  where: string | null,
];

type Plugins = NonNullable<ParserOptions["plugins"]>;

const LEGACY: Plugins = ["decorators-legacy"];
const PLUGINS: Readonly<Record<string, readonly Plugins[]>> = {
  ts: [["typescript", ...LEGACY]],
  tsx: [["typescript", "jsx", ...LEGACY]],
  dts: [[["typescript", { dts: true }], ...LEGACY]],
  js: [
    ["jsx", ...LEGACY],
    ["jsx", "flow", ...LEGACY],
    ["jsx", "typescript", ...LEGACY],
  ],
};

/** What Babel says of one text: its imports, or why it does not parse. */
export function babelImports(
  text: string,
  dialect: string,
): { readonly rows: readonly ImportRow[] } | { readonly error: string } {
  const lines = lineStarts(text);
  let error = "";
  for (const sourceType of ["module", "script"] as const) {
    for (const plugins of PLUGINS[dialect] ?? []) {
      try {
        const file = parse(text, {
          sourceType,
          plugins: [...plugins],
          allowReturnOutsideFunction: true,
          allowAwaitOutsideFunction: true,
          allowUndeclaredExports: true,
          allowNewTargetOutsideFunction: true,
          attachComment: false,
        });
        const collector = createCollector((at) => lineAt(lines, at));
        if (isNode(file.program)) collector.visit(file.program, []);
        return { rows: collector.rows };
      } catch (caught) {
        error ||= caught instanceof Error ? caught.message : String(caught);
      }
    }
  }
  return { error };
}

/** As editors and git count lines; Babel takes U+2028 for a line end too. */
function lineStarts(text: string): number[] {
  return [0, ...[...text.matchAll(/\r\n?|\n/g)].map((end) => end.index + end[0].length)];
}

function lineAt(starts: readonly number[], at: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low + 1;
}

const ORDER = ["type-checking", "try", "except", "function", "class"];
const TOOLS = new Set(["jest", "vi", "vitest"]);
const MOCKS = /^(?:(?:do|deepU|u|do?U)?n?[mM]ock|dontMock|setMock|(?:require|import)(?:Actual|Mock)|genMockFromModule|createMockFromModule|unstable_(?:un)?mockModule)$/;

type Part = { readonly at: Node; readonly kind: string; readonly module: string } & {
  readonly name?: string | null;
  readonly alias?: string | null;
};

function createCollector(lineOf: (at: number) => number) {
  const rows: ImportRow[] = [];
  const done = new Set<Node>();

  function add({ at, kind, module, name = null, alias = null }: Part, places: string[]): void {
    if (module === "") return;
    const where = ORDER.find((place) => places.includes(place)) ?? null;
    rows.push([lineOf(at.start), kind, module, name, alias === name ? null : alias, where]);
  }

  function statement(node: Node, places: string[]): void {
    const source = nodeIn(node, "source");
    const module = literal(source);
    if (source === null || module === null) return;
    const typed = (one: Node) => one.importKind === "type" || one.exportKind === "type" || one.importKind === "typeof";
    const outer = typed(node) ? [...places, "type-checking"] : places;
    if (node.type === "ExportAllDeclaration") {
      add({ at: node, kind: "from", module, name: "*" }, outer);
      return;
    }
    const specifiers = children(node, "specifiers");
    if (specifiers.length === 0) add({ at: source, kind: "import", module }, outer);
    for (const one of specifiers) {
      const own = typed(one) ? [...outer, "type-checking"] : outer;
      const local = nodeIn(one, "local");
      const exported = nodeIn(one, "exported");
      if (/Namespace/.test(one.type)) {
        const at = exported ?? local ?? one;
        add({ at, kind: "import", module, alias: propertyName(at) }, own);
      } else if (one.type === "ImportDefaultSpecifier") {
        add({ at: one, kind: "from", module, name: "default", alias: propertyName(local) }, own);
      } else {
        const from = nodeIn(one, "imported") ?? local ?? one;
        const alias = propertyName(exported ?? local);
        add({ at: from, kind: "from", module, name: propertyName(from), alias }, own);
      }
    }
  }

  function required(expression: Node | null, target: Node | null, places: string[]): void {
    let node = withoutTypes(expression);
    let member: Node | null = null;
    if (node !== null && /MemberExpression$/.test(node.type)) {
      member = node;
      node = withoutTypes(nodeIn(node, "object"));
    }
    if (node === null || !/CallExpression$/.test(node.type) || done.has(node)) return;
    const callee = nodeIn(node, "callee");
    const first = children(node, "arguments")[0] ?? null;
    const module = literal(first);
    if (callee?.type !== "Identifier" || callee.name !== "require" || module === null) return;
    done.add(node);
    const at = first ?? node;
    const key = member === null ? null : nodeIn(member, "property");
    const named = member === null ? null : member.computed === true ? literal(key) : propertyName(key);
    if (named !== null && key !== null) {
      add({ at: key, kind: "from", module, name: named, alias: identifier(target) }, places);
      return;
    }
    const properties = target?.type === "ObjectPattern" ? children(target, "properties") : [];
    for (const property of properties) pattern(property, { at, module, places });
    if (properties.length === 0) {
      add({ at, kind: "import", module, alias: identifier(target) }, places);
    }
  }

  function pattern(
    property: Node,
    { at, module, places }: { at: Node; module: string; places: string[] },
  ): void {
    if (property.type === "RestElement") {
      add({ at, kind: "import", module, alias: identifier(nodeIn(property, "argument")) }, places);
      return;
    }
    const key = nodeIn(property, "key");
    const name = property.computed === true ? literal(key) : propertyName(key);
    if (name === null || key === null) {
      add({ at, kind: "import", module }, places);
      return;
    }
    const value = nodeIn(property, "value");
    const target = value?.type === "AssignmentPattern" ? nodeIn(value, "left") : value;
    add({ at: key, kind: "from", module, name, alias: identifier(target) }, places);
  }

  function call(node: Node, places: string[]): void {
    required(node, null, places);
    const callee = withoutTypes(nodeIn(node, "callee"));
    const first = children(node, "arguments")[0] ?? null;
    const module = literal(first);
    if (first === null || module === null || callee === null) return;
    if (callee.type === "Import") add({ at: first, kind: "dynamic", module }, places);
    if (!/MemberExpression$/.test(callee.type)) return;
    const method = propertyName(nodeIn(callee, "property")) ?? "";
    const object = nodeIn(callee, "object");
    const resolves =
      method === "resolve" && (object?.type === "MetaProperty" || object?.name === "require");
    if (resolves || (MOCKS.test(method) && TOOLS.has(rootName(object)))) {
      add({ at: first, kind: "string", module }, places);
    }
  }

  function visit(node: Node, places: string[]): void {
    const source = nodeIn(node, "source") ?? nodeIn(node, "argument");
    switch (node.type) {
      case "ImportDeclaration":
      case "ExportNamedDeclaration":
      case "ExportAllDeclaration":
        statement(node, places);
        break;
      case "ImportExpression":
        dynamic(source, "dynamic", places);
        break;
      case "TSImportType":
        dynamic(source, "import", [...places, "type-checking"]);
        break;
      case "TSImportEqualsDeclaration":
        importEquals(node, places);
        break;
      case "CallExpression":
      case "OptionalCallExpression":
        call(node, places);
        break;
      case "MemberExpression":
      case "OptionalMemberExpression":
        required(node, null, places);
        break;
      case "VariableDeclarator":
        required(nodeIn(node, "init"), nodeIn(node, "id"), places);
        break;
      case "AssignmentExpression":
        required(nodeIn(node, "right"), nodeIn(node, "left"), places);
        break;
    }
    for (const [field, value] of Object.entries(node)) {
      const below = [...places, ...placesInside(node, field)];
      for (const item of Array.isArray(value) ? value : [value]) {
        if (isNode(item)) visit(item, below);
      }
    }
  }

  function dynamic(source: Node | null, kind: string, places: string[]): void {
    const text = source?.type === "TSLiteralType" ? nodeIn(source, "literal") : source;
    const module = literal(text);
    if (text !== null && module !== null) add({ at: text, kind, module }, places);
  }

  function importEquals(node: Node, places: string[]): void {
    const reference = nodeIn(node, "moduleReference");
    const source = reference === null ? null : nodeIn(reference, "expression");
    const module = literal(source);
    if (reference?.type !== "TSExternalModuleReference" || source === null || module === null) return;
    const own = node.importKind === "type" ? [...places, "type-checking"] : places;
    add({ at: source, kind: "import", module, alias: identifier(nodeIn(node, "id")) }, own);
  }

  return { rows, visit };
}

function identifier(node: Node | null): string | null {
  return node?.type === "Identifier" ? String(node.name) : null;
}

function rootName(node: Node | null): string {
  let at = withoutTypes(node);
  while (at !== null && at.type !== "Identifier") {
    const inner = /CallExpression$/.test(at.type) ? nodeIn(at, "callee") : nodeIn(at, "object");
    at = withoutTypes(inner);
  }
  return at === null ? "" : String(at.name);
}
