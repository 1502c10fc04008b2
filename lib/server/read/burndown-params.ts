import "server-only";
import { AppError } from "@/lib/server/errors";
import { parseMoment, parseVersion } from "@/lib/server/http/moment";
import { type Board, openBoard } from "./board";
import { zoomOf, zoomPositions } from "./burndown";
import { askedTarget } from "./forecast";
import { askedPart } from "./forecast-parts";
import { ledgerFrom, ledgerStart } from "./ledger";

type Params = Readonly<Record<string, string>>;
type Place = { readonly project: string; readonly plan: string };

const CHECKS: Readonly<Record<string, (board: Board, params: URLSearchParams) => unknown>> = {
  from: (board, params) => ledgerStart(board, ledgerFrom(params)),
  zoom: (board, params) => zoomPositions(board, zoomOf(params)),
  target: (_, params) => askedTarget(params),
  dir: (board, params) => askedPart(board, params),
  owner: (board, params) => askedPart(board, params),
};

/**
 * Which of `from`, `zoom`, `target`, `dir` and `owner` cannot be taken, and why: a page is then shown without them and says so, where the API answers
 * 400. Throws what opening the board throws.
 */
export async function refusedBurndownParams(
  place: Place,
  moment: Params,
  asked: Params,
): Promise<Params> {
  const board = await openBoard({
    ...place,
    at: parseMoment(moment.at),
    version: parseVersion(moment.version),
  });
  const problems: Record<string, string> = {};
  for (const [name, check] of Object.entries(CHECKS)) {
    try {
      await check(board, new URLSearchParams(asked));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      problems[name] = error.message;
    }
  }
  return problems;
}
