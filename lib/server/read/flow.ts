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
import { globMatcher } from "@/lib/domain/glob";
import { OWNER_SHARES, type OwnerShare } from "@/lib/domain/owners/owner-rows";
import { isoInstant } from "@/lib/domain/time";
import { AppError } from "@/lib/server/errors";
import { type Cell, csv } from "@/lib/server/http/csv";
import type { Board } from "./board";
import { endsOf, ledgerFrom, ledgerStart } from "./ledger";
import { type OwnersNow, readOwners } from "./owner-files";
import { oneOf } from "./params";

const PAGE = 100;

/** The imports behind one number: `flow` of the ledger since `from`, of a class, a part, a key of a dimension, a file, a glob of files. */
export async function readFlow(board: Board, params: URLSearchParams): Promise<FlowModel> {
  const asked = askedFor(board, params);
  const { question, part, start } = asked;
  const spans = await spansOf(board, asked);
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
  /** Of an owner's: those in files that others own too, or those in files that name it behind another one. */
  readonly share: OwnerShare | null;
  readonly path: string;
  readonly glob: string;
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
  const [path, glob] = [params.get("path") ?? "", params.get("glob") ?? ""];
  const share = params.get("share") ? oneOf(OWNER_SHARES, params, "share", "shared") : null;
  if (share !== null && !params.get("owner"))
    throw new AppError("bad-request", "share narrows the list of an owner: it needs owner too.");
  return {
    question: { list, class: name, from: start.position, to: board.asOf.position },
    part: params.get("part") ? oneOf(PARTS, params, "part", "stands") : null,
    keys,
    share,
    path,
    glob,
    isWhole: keys.length === 0 && path + glob === "",
    start,
  };
}

async function spansOf(board: Board, asked: Asked): Promise<JudgedSpan[]> {
  const { facts, judged } = board;
  const { question, part, keys, share, path: file, glob } = asked;
  const isNamed = glob === "" ? () => true : globMatcher(glob);
  const owners = await readOwners(board);
  const spans =
    part === null ? flowSpans(judged, question) : partSpans(facts, judged, question, part);
  const narrowings = keys.map(([dimension, key]) => {
    if (dimension === "owner" && share !== null) return inShare(board, owners, share, key);
    const of = keyOf(dimension, { ...board, ownerOf: owners?.ownerOf });
    return (span: JudgedSpan) => of(span) === key;
  });
  const wanted = spans.filter(
    (span) =>
      (file === "" || facts.paths[span.path] === file) &&
      isNamed(facts.paths[span.path] ?? "") &&
      narrowings.every((holds) => holds(span)),
  );
  return inListOrder(facts, wanted, question.list);
}

/** The same as `shared` and `beside` of an owner's row count (`ownerRows`). */
function inShare({ facts }: Board, owners: OwnersNow | null, share: OwnerShare, key: string) {
  return ({ path }: JudgedSpan): boolean => {
    const all = owners?.ownersOf(facts.paths[path] ?? "") ?? [];
    return share === "shared" ? all[0] === key && all.length > 1 : all.indexOf(key) > 0;
  };
}

function rowsOf({ facts, asOf }: Board, spans: readonly JudgedSpan[]): FlowRow[] {
  return spans.map((span) => flowRow(facts, span, asOf.position));
}

export async function flowCsv(board: Board, params: URLSearchParams): Promise<string> {
  const spans = await spansOf(board, askedFor(board, params));
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
