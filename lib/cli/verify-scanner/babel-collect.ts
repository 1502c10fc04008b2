import { noteCall, noteRequired } from "./babel-calls";
import { addRow, type Found, type ImportRow } from "./babel-rows";
import { noteImportEquals, noteStatement } from "./babel-statements";
import { isNode, literal, type Node, nodeIn, placesInside } from "./babel-tree";

/** Every import in a tree, outer ones first; `lineOf` gives the 1-based line of an offset. */
export function collectImports(program: Node, lineOf: (at: number) => number): ImportRow[] {
  const found: Found = { rows: [], done: new Set(), lineOf };
  visit(found, program, []);
  return found.rows;
}

function visit(found: Found, node: Node, places: readonly string[]): void {
  NOTES[node.type]?.(found, node, places);
  for (const [field, value] of Object.entries(node)) {
    const below = [...places, ...placesInside(node, field)];
    for (const item of Array.isArray(value) ? value : [value]) {
      if (isNode(item)) visit(found, item, below);
    }
  }
}

type Note = (found: Found, node: Node, places: readonly string[]) => void;

const assigned =
  (from: string | null, to: string | null): Note =>
  (found, node, places) =>
    noteRequired(
      found,
      {
        expression: from === null ? node : nodeIn(node, from),
        target: to === null ? null : nodeIn(node, to),
      },
      places,
    );

const NOTES: Readonly<Record<string, Note>> = {
  ImportDeclaration: noteStatement,
  ExportNamedDeclaration: noteStatement,
  ExportAllDeclaration: noteStatement,
  ImportExpression: (found, node, places) => noteText(found, node, { kind: "dynamic", places }),
  TSImportType: (found, node, places) =>
    noteText(found, node, { kind: "import", places: [...places, "type-checking"] }),
  TSImportEqualsDeclaration: noteImportEquals,
  CallExpression: noteCall,
  OptionalCallExpression: noteCall,
  MemberExpression: assigned(null, null),
  OptionalMemberExpression: assigned(null, null),
  VariableDeclarator: assigned("init", "id"),
  AssignmentExpression: assigned("right", "left"),
};

type As = { readonly kind: string; readonly places: readonly string[] };

function noteText(found: Found, node: Node, { kind, places }: As): void {
  const source = nodeIn(node, "source") ?? nodeIn(node, "argument");
  const text = source?.type === "TSLiteralType" ? nodeIn(source, "literal") : source;
  const module = literal(text);
  if (text !== null && module !== null) addRow(found, { at: text, kind, module }, places);
}
