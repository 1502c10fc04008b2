import {
  type Alias,
  Composer,
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Pair,
  Parser,
} from "yaml";
import { type FieldPath, fieldName, type IssueList, jsonPointer } from "@/lib/formats/issue";

/** A document as plain data, and the place of each of its fields in the text. */
export type YamlSource = {
  readonly value: unknown;
  /** Place of the field's name, or of the list item; of the nearest field around it when it is missing. */
  readonly place: (path: FieldPath) => Place;
};

type Place = { readonly line: number; readonly column: number };
type Anchor = { node: unknown; value: unknown; size: number; isOpen: boolean };
type Walk = {
  readonly document: Document.Parsed;
  readonly add: Add;
  readonly anchors: Map<string, Anchor>;
  readonly targets: Map<Alias, unknown>;
  nodes: number;
};
/** The usual cause of an error that says something else. */
const QUOTE_HINTS: Readonly<Record<string, string>> = {
  BLOCK_AS_IMPLICIT_KEY: "; text that holds `: ` needs quotes",
  BLOCK_IN_FLOW: "; text that holds `: ` needs quotes",
  BAD_ALIAS: "; text that starts with * or & needs quotes",
};
type Add = (path: FieldPath, message: string, offset: number) => void;

export const MAX_PLAN_BYTES = 1024 * 1024;
/** The composer recurses, and deep in the stack a regular expression that cannot be compiled ends the process. */
const MAX_NESTING = 100;
/** Aliases are followed, but what they multiply is bounded. */
const MAX_NODES = 100_000;

/** Reads YAML 1.2 (core schema) or JSON; null when a reason was added: bad syntax, duplicate keys, tags, alias bombs. */
export function readYaml(text: string, issues: IssueList): YamlSource | null {
  const lines = new LineCounter();
  lines.addNewLine(0);
  const place = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const add: Add = (path, message, offset) =>
    issues.add({ message, pointer: jsonPointer(path), ...place(offset) });
  const before = issues.total();
  const document = composeYaml(text, lines, add);
  if (document === null || issues.total() > before) return null;
  const walk: Walk = { document, add, nodes: 0, anchors: new Map(), targets: new Map() };
  const value = toPlain(walk, document.contents, []);
  if (issues.total() > before) return null;
  return { value, place: (path) => place(offsetOf(walk, path)) };
}

function composeYaml(text: string, lines: LineCounter, add: Add): Document.Parsed | null {
  const parser = new Parser(lines.addNewLine);
  // Unique keys are checked with the values: the composer compares each key with all before it.
  const composer = new Composer({
    version: "1.2",
    schema: "core",
    uniqueKeys: false,
    merge: false,
  });
  const tokens = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > MAX_NESTING) {
      add([], `the document is nested more than ${MAX_NESTING} levels deep`, parser.offset);
      return null;
    }
  }
  for (const token of parser.end()) tokens.push(token);
  const [document, second] = [...composer.compose(tokens, true, text.length)];
  if (document === undefined) return null;
  for (const { code, message, pos } of [...document.errors, ...document.warnings]) {
    add([], `is not YAML as it stands: ${message}${QUOTE_HINTS[code] ?? ""}`, pos[0]);
  }
  if (second !== undefined) {
    add([], "a second document starts behind `---`; a plan is one document", second.range[0]);
  }
  if (document.directives?.yaml.version !== "1.2") {
    add([], "the %YAML directive asks for another version; plans are YAML 1.2", 0);
  }
  return document;
}

const TOO_MANY = `the document has more than ${MAX_NODES} values, with its aliases written out`;

function toPlain(walk: Walk, node: unknown, path: FieldPath): unknown {
  if (isAlias(node)) return aliasValue(walk, node, path);
  if (!count(walk, 1, path, node)) return null;
  const anchor = isNode(node) ? node.anchor : undefined;
  if (anchor === undefined) return bareValue(walk, node, path);
  const before = walk.nodes;
  walk.anchors.set(anchor, { node, value: null, size: 0, isOpen: true });
  const value = bareValue(walk, node, path);
  walk.anchors.set(anchor, { node, value, size: walk.nodes - before + 1, isOpen: false });
  return value;
}

/** Counts values; false once they are too many. */
function count(walk: Walk, size: number, path: FieldPath, node: unknown): boolean {
  const before = walk.nodes;
  walk.nodes += size;
  if (walk.nodes <= MAX_NODES) return true;
  if (before <= MAX_NODES) walk.add(path, TOO_MANY, startOf(node));
  return false;
}

function aliasValue(walk: Walk, alias: Alias, path: FieldPath): unknown {
  const anchor = walk.anchors.get(alias.source);
  if (anchor === undefined || anchor.isOpen) {
    walk.add(path, `*${alias.source} names no anchor that is complete before it`, startOf(alias));
    return null;
  }
  walk.targets.set(alias, anchor.node);
  return count(walk, anchor.size, path, alias) ? anchor.value : null;
}

function bareValue(walk: Walk, node: unknown, path: FieldPath): unknown {
  if (isNode(node) && node.tag !== undefined) {
    const name = fieldName(path) || "the document";
    walk.add(path, `${name} has the YAML tag ${node.tag}; write plain values`, startOf(node));
  }
  if (isMap(node)) return mapValue(walk, node.items, path);
  if (isSeq(node)) return node.items.map((item, index) => toPlain(walk, item, [...path, index]));
  return isScalar(node) ? node.value : null;
}

function mapValue(walk: Walk, pairs: readonly Pair[], path: FieldPath): Record<string, unknown> {
  const offsets = new Map<string, number>();
  const value: Record<string, unknown> = {};
  for (const { key, value: item } of pairs) {
    const name = keyText(key);
    if (name === null || name === "__proto__" || (isNode(key) && key.tag !== undefined)) {
      const where = fieldName(path) || "the document";
      walk.add(path, `${where} has a field whose name is no plain word`, startOf(key));
      continue;
    }
    const field = [...path, name];
    const first = offsets.get(name);
    if (first === undefined) offsets.set(name, startOf(key));
    else walk.add(field, `${fieldName(field)} is given twice; leave one of them`, startOf(key));
    value[name] = toPlain(walk, item, field);
  }
  return value;
}

/** Where the field's name stands, or the item; where the path leads nowhere, the last place on the way. */
function offsetOf(walk: Walk, path: FieldPath): number {
  let node = walk.document.contents as unknown;
  let offset = startOf(node);
  for (const key of path) {
    const target = isAlias(node) ? walk.targets.get(node) : node;
    const pair = isMap(target) ? target.items.find((one) => keyText(one.key) === key) : undefined;
    const item = isSeq(target) && typeof key === "number" ? target.items[key] : pair?.value;
    if (pair === undefined && item === undefined) return offset;
    offset = startOf(pair?.key ?? item);
    node = item;
  }
  return offset;
}

function keyText(key: unknown): string | null {
  return isScalar(key) && key.value !== null ? String(key.value) : null;
}

function startOf(node: unknown): number {
  return (isNode(node) ? node.range?.[0] : undefined) ?? 0;
}
