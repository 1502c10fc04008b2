import "server-only";
import type { CompareModel, VersionReading } from "@/lib/api/compare";
import { classChanges, fileChanges } from "@/lib/domain/board/compare";
import { compareLede, compareSentence } from "@/lib/domain/board/compare-words";
import { ledger } from "@/lib/domain/board/ledger";
import { READ_CLASSES, type Reread, reread, rereadCells } from "@/lib/domain/board/reclassified";
import { AppError } from "@/lib/server/errors";
import { type Cell, csv } from "@/lib/server/http/csv";
import { type Board, boardUnder } from "./board";
import { endsOf, ledgerFrom, ledgerStart } from "./ledger";
import { oneOf } from "./params";

const FILES = 200;
const PAGE = 100;

/** Two moments under the version that is read, and this moment under another version (`than`). */
export async function readCompare(board: Board, params: URLSearchParams): Promise<CompareModel> {
  const { facts, judged, asOf, plan, versions } = board;
  const start = ledgerStart(board, ledgerFrom(params));
  const files = fileChanges(facts, judged, start.position, asOf.position);
  const moved = ledger(judged, start.position, asOf.position);
  const story = { since: start.label, version: plan.version, ledger: moved, files };
  const reading = await readingOf(board, params);
  return {
    ...endsOf(board, start),
    sentence: compareSentence(story),
    lede: compareLede(story, reading),
    version: plan.version,
    versions: versions.map(({ version }) => version),
    classes: classChanges(judged, start.position, asOf.position),
    ledger: moved,
    files: files.slice(0, FILES),
    filesTotal: files.length,
    filesWorse: files.filter(({ from, to }) => to > from).length,
    filesBetter: files.filter(({ from, to }) => to < from).length,
    reading,
  };
}

async function readingOf(board: Board, params: URLSearchParams): Promise<VersionReading | null> {
  const found = await rowsOf(board, params);
  if (found === null) return null;
  const { than, rows } = found;
  const picked = pickedOf(params);
  const wanted = wantedOf(rows, picked);
  const pages = Math.max(1, Math.ceil(wanted.length / PAGE));
  const page = Math.min(Math.max(1, Math.trunc(Number(params.get("page")) || 1)), pages);
  const same = rows.filter(({ a, b }) => a === b).length;
  return {
    than,
    cells: rereadCells(rows),
    same,
    different: rows.length - same,
    picked,
    rows: wanted.slice((page - 1) * PAGE, page * PAGE),
    total: wanted.length,
    page,
    pages,
  };
}

/** Throws not-found for a version that the plan does not have. */
async function rowsOf(
  board: Board,
  params: URLSearchParams,
): Promise<{ readonly than: number; readonly rows: readonly Reread[] } | null> {
  const { plan, versions, asOf } = board;
  const asked = params.get("than");
  const others = versions.filter(({ version }) => version !== plan.version);
  const other = asked
    ? versions.find(({ version }) => String(version) === asked)
    : (others.findLast(({ version }) => version < plan.version) ?? others[0]);
  if (asked && other === undefined)
    throw new AppError(
      "not-found",
      `than=${asked} is no version of the plan; it has ${versions.map(({ version }) => version).join(", ")}.`,
    );
  if (other === undefined) return null;
  const under = await boardUnder(board, other);
  return { than: other.version, rows: reread(board, under, asOf.position) };
}

function pickedOf(params: URLSearchParams): VersionReading["picked"] {
  if (!params.get("a") || !params.get("b")) return null;
  return {
    a: oneOf(READ_CLASSES, params, "a", "none"),
    b: oneOf(READ_CLASSES, params, "b", "none"),
  };
}

function wantedOf(rows: readonly Reread[], picked: VersionReading["picked"]): readonly Reread[] {
  if (picked === null) return rows.filter(({ a, b }) => a !== b);
  return rows.filter(({ a, b }) => a === picked.a && b === picked.b);
}

/** Files that changed between the moments; with `than`, the imports that the two versions read differently, or a cell of them. */
export async function compareCsv(board: Board, params: URLSearchParams): Promise<string> {
  if (params.get("than")) {
    const { than, rows } = (await rowsOf(board, params)) ?? { than: 0, rows: [] };
    const wanted = wantedOf(rows, pickedOf(params));
    return csv(
      ["path", "module", "name", `version_${board.plan.version}`, `version_${than}`],
      wanted.map(({ path, module, name, a, b }): Cell[] => [path, module, name, a, b]),
    );
  }
  const start = ledgerStart(board, ledgerFrom(params));
  return csv(
    ["path", "legacy_from", "legacy_to", "in", "out"],
    fileChanges(board.facts, board.judged, start.position, board.asOf.position).map(
      (row): Cell[] => [row.path, row.from, row.to, row.in, row.out],
    ),
  );
}
