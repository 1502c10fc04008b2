import "server-only";
import type { FlowModel } from "@/lib/api/flow";
import { DIMENSIONS, type Dimension, keyOf } from "@/lib/domain/board/dimensions";
import {
  CLASS_LISTS,
  FLOW_CLASSES,
  FLOW_LISTS,
  type FlowList,
  type FlowQuestion,
  flowSpans,
} from "@/lib/domain/board/flow-list";
import { type FlowRow, flowRow, flowSentence, inListOrder } from "@/lib/domain/board/flow-rows";
import type { JudgedSpan } from "@/lib/domain/board/judge";
import { ofWhich, PARTS, type Part, partSpans } from "@/lib/domain/board/of-which";
import { isoInstant } from "@/lib/domain/time";
import { AppError } from "@/lib/server/errors";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { endsOf, ledgerFrom, ledgerStart } from "./ledger";

const PAGE = 100;

/** The imports behind one number: `flow` of the ledger since `from`, of a class, a part, a key of a dimension, a file. */
export function readFlow(board: Board, params: URLSearchParams): FlowModel {
  const asked = askedFor(board, params);
  const { question, part, start } = asked;
  const spans = spansOf(board, asked);
  const pages = Math.max(1, Math.ceil(spans.length / PAGE));
  const page = Math.min(Math.max(1, Math.trunc(Number(params.get("page")) || 1)), pages);
  const files = new Set(spans.map(({ path }) => path)).size;
  return {
    ...endsOf(board, start),
    sentence: flowSentence({ ...question, count: spans.length, files, since: start.label }),
    list: question.list,
    class: question.class,
    part,
    rows: rowsOf(board, spans.slice((page - 1) * PAGE, page * PAGE)),
    total: spans.length,
    files,
    page,
    pages,
    ofWhich: asked.isWhole ? ofWhich(board.facts, board.judged, question) : [],
  };
}

type Asked = {
  readonly question: FlowQuestion;
  readonly part: Part | null;
  /** Keys of dimensions to which the list is narrowed, and one file. */
  readonly keys: readonly (readonly [Dimension, key: string])[];
  readonly path: string;
  /** False where something narrows the list: its parts would be those of more imports. */
  readonly isWhole: boolean;
  readonly start: { readonly position: number; readonly label: string };
};

function askedFor(board: Board, params: URLSearchParams): Asked {
  const list: FlowList = oneOf(FLOW_LISTS, params, "flow", "end");
  const name = oneOf(FLOW_CLASSES, params, "of", "legacy");
  if (name !== "legacy" && !CLASS_LISTS.includes(list))
    throw new AppError(
      "bad-request",
      `of=${name} has no flow=${list}, only ${CLASS_LISTS.join(", ")}.`,
    );
  const start = ledgerStart(board, ledgerFrom(params));
  const keys = DIMENSIONS.flatMap((dimension) => {
    const key = params.get(dimension);
    return key ? [[dimension, key] as const] : [];
  });
  const path = params.get("path") ?? "";
  return {
    question: { list, class: name, from: start.position, to: board.asOf.position },
    part: params.get("part") ? oneOf(PARTS, params, "part", "stands") : null,
    keys,
    path,
    isWhole: keys.length === 0 && path === "",
    start,
  };
}

function oneOf<T extends string>(
  allowed: readonly T[],
  params: URLSearchParams,
  name: string,
  otherwise: T,
): T {
  const text = params.get(name) || otherwise;
  const found = allowed.find((value) => value === text);
  if (!found)
    throw new AppError("bad-request", `${name}=${text} is not one of ${allowed.join(", ")}.`);
  return found;
}

function spansOf(board: Board, { question, part, keys, path: file }: Asked): JudgedSpan[] {
  const { facts, judged } = board;
  const spans =
    part === null ? flowSpans(judged, question) : partSpans(facts, judged, question, part);
  const narrowings = keys.map(([dimension, key]) => ({ of: keyOf(dimension, board), key }));
  const wanted = spans.filter(
    (span) =>
      (file === "" || facts.paths[span.path] === file) &&
      narrowings.every(({ of, key }) => of(span) === key),
  );
  return inListOrder(facts, wanted, question.list);
}

function rowsOf({ facts, asOf }: Board, spans: readonly JudgedSpan[]): FlowRow[] {
  return spans.map((span) => flowRow(facts, span, asOf.position));
}

export function flowCsv(board: Board, params: URLSearchParams): string {
  const spans = spansOf(board, askedFor(board, params));
  const head =
    "path,module,name,opened,opened_commit,opened_how,closed,closed_commit,closed_how".split(",");
  return csv(
    head,
    rowsOf(board, spans).map((row): Cell[] => [
      row.path,
      row.module,
      row.name,
      isoInstant(row.opened.t),
      row.opened.sha,
      row.opening,
      row.closed ? isoInstant(row.closed.t) : null,
      row.closed?.sha ?? null,
      row.closing,
    ]),
  );
}
