import {
  applyEdits,
  type Edit,
  type EditRequest,
  type EditResult,
  inOrder,
  type Left,
  type NewImport,
} from "@/lib/scanner/languages/edit-imports";
import type { WrittenImport } from "@/lib/scanner/languages/written-import";
import { locatePython } from "../read-python";
import type { Span, SpanLog } from "../spans";
import { editFrom } from "./from-statement";
import { editImport, siblingsOf } from "./import-statement";
import { type Item, type Source, type Statement, textOf } from "./parts";

/**
 * Writes other imports into a Python file: only bytes of the statements concerned change, and names that the file uses stay
 * bound. A statement moves whole when one name of it is asked for. What comes out is read again and must say what was
 * wanted, or the file is left. Files that do not parse, or whose bytes must be decoded to be read, are not touched.
 */
export function editPython(request: EditRequest): EditResult {
  const { bytes, resolve } = request;
  const located = locatePython(bytes);
  if (located === null) {
    return {
      isEditable: false,
      why: "The file does not parse, or is in an encoding that is not edited.",
    };
  }
  const [home] = resolve([{ ...PROBE, level: 1 }]);
  const source: Source = { bytes, home: home?.module ? home.module.split(".") : [] };
  const plan = createPlan(request, source, located.spans);
  const edits = inOrder(plan.edits);
  const isSound = edits.length === 0 || saysWhatIsWanted(request, edits, plan.moved);
  if (isSound) return { isEditable: true, edits, left: plan.left };
  return { isEditable: false, why: "The changed file would not read as wanted." };
}

const PROBE = { line: 1, kind: "from", module: "", name: "*", alias: null, places: 0 } as const;

type Moves = ReadonlyMap<WrittenImport, NewImport>;

function createPlan(request: EditRequest, source: Source, spans: SpanLog) {
  const log = createMoves();
  const statements = spans.statements.map((span): Statement => {
    return { span, items: span.items.map((item) => itemOf(request, item)) };
  });
  for (const statement of statements) {
    const { items, span } = statement;
    if (span.word === "import") moveModules(source, { statement, statements, spans }, log);
    else if (items.some(({ wish }) => wish?.isAsked)) log.take(items, editFrom(source, statement));
  }
  for (const [one, span] of spans.literals) {
    const item = itemOf(request, { import: one, name: span, end: span.end });
    if (item.wish?.isAsked) log.take([item], editLiteral(source, span, item));
  }
  return log;
}

/** What came of the wishes. */
function createMoves() {
  const edits: Edit[] = [];
  const left: Left[] = [];
  const moved = new Map<WrittenImport, NewImport>();
  return {
    edits,
    left,
    moved,
    /** Edits fulfil the wishes of the items, a text says why they are left. */
    take(items: readonly Item[], result: readonly Edit[] | string): void {
      for (const { span, wish, meaning } of items) {
        if (wish === null || meaning === null) continue;
        if (typeof result !== "string") moved.set(span.import, wish.to);
        else if (wish.isAsked) left.push({ import: meaning, why: result });
      }
      if (typeof result === "string") return;
      // Uses of a module that two statements import are found twice.
      const known = new Set(edits.map(({ start, end }) => `${start} ${end}`));
      edits.push(...result.filter(({ start, end }) => !known.has(`${start} ${end}`)));
    },
  };
}

type Place = {
  readonly statement: Statement;
  readonly statements: readonly Statement[];
  readonly spans: SpanLog;
};

function moveModules(
  source: Source,
  { statement, statements, spans }: Place,
  log: ReturnType<typeof createMoves>,
): void {
  for (const item of statement.items) {
    const siblings = [item, ...siblingsOf(item, statements)];
    if (item.wish === null || !siblings.some(({ wish }) => wish?.isAsked)) continue;
    log.take([item], editImport(source, item, spans));
  }
}

function itemOf(request: EditRequest, span: Item["span"]): Item {
  const [meaning = null] = request.resolve([span.import]);
  return { span, meaning, wish: meaning === null ? null : request.wish(meaning) };
}

/** The beginning of a dotted text that names the module, or the name in it; what follows stays. */
function editLiteral(
  source: Source,
  span: Span,
  { meaning, wish }: Item,
): readonly Edit[] | string {
  if (meaning === null || wish === null) return [];
  const old = dotted(meaning);
  const text = textOf(source, span);
  if (text !== old && !text.startsWith(`${old}.`)) return "The text is written in another way.";
  return [{ start: span.start, end: span.start + old.length, text: dotted(wish.to) }];
}

function dotted({ module, name }: NewImport): string {
  return name === null ? module : `${module}.${name}`;
}

/** Reads the changed file: it must parse, and import what it did, but for what moved. */
function saysWhatIsWanted(request: EditRequest, edits: readonly Edit[], moved: Moves): boolean {
  const before = locatePython(request.bytes);
  const after = locatePython(applyEdits(request.bytes, edits));
  if (before === null || after === null) return false;
  const wanted = before.imports.flatMap((one) => {
    const to = [...moved].find(([old]) => isSameImport(old, one))?.[1];
    return request.resolve([one]).map((meaning) => `${dotted(to ?? meaning)} ${bound(one)}`);
  });
  const found = after.imports.flatMap((one) =>
    request.resolve([one]).map((meaning) => `${dotted(meaning)} ${bound(one)}`),
  );
  return wanted.sort().join("\n") === found.sort().join("\n");
}

/** The name that a statement binds; empty where it binds none, or the first part of a dotted one. */
function bound({ kind, module, name, alias }: WrittenImport): string {
  if (kind === "from") return alias ?? name ?? "";
  if (kind !== "import") return "";
  return alias ?? (module.includes(".") ? "" : module);
}

function isSameImport(a: WrittenImport, b: WrittenImport): boolean {
  const keys = ["line", "kind", "level", "module", "name", "alias"] as const;
  return keys.every((key) => a[key] === b[key]);
}
