import "server-only";
import type { Board } from "./board";
import { cached } from "./cache";
import { QUESTIONS } from "./questions";

/**
 * The answer to a known question, kept for the revision of facts and plans that it was read from: the same question of
 * the same plan version at the same moment is worked out once. `at` and `version` are in the board already.
 */
export function answerOf(
  board: Board,
  question: string,
  params: URLSearchParams,
): Promise<unknown> {
  const { project, plan, asOf } = board;
  const own = [...params]
    .filter(([name]) => name !== "at" && name !== "version" && name !== "format")
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const key = JSON.stringify([question, plan.id, plan.version, asOf.position, asOf.now, own]);
  return cached({ project, question: `answer ${key}` }, async () =>
    QUESTIONS[question]?.json(board, params),
  );
}
