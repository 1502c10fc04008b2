import "server-only";
import { AppError } from "@/lib/server/errors";
import { openBoard } from "@/lib/server/read/board";
import { QUESTIONS } from "@/lib/server/read/questions";
import { parseMoment, parseVersion } from "./moment";

type Place = { readonly project: string; readonly plan: string; readonly question: string };

/** A question about a plan as JSON, or as CSV with `format=csv`. */
export async function answerQuestion(
  { project, plan, question }: Place,
  params: URLSearchParams,
): Promise<Response> {
  const known = Object.hasOwn(QUESTIONS, question) ? QUESTIONS[question] : undefined;
  if (!known)
    throw new AppError(
      "not-found",
      `There is no question ${question}; there are ${Object.keys(QUESTIONS).join(", ")}.`,
    );
  const board = await openBoard({
    project,
    plan,
    at: parseMoment(params.get("at")),
    version: parseVersion(params.get("version")),
  });
  const format = params.get("format") ?? "json";
  if (format === "json")
    return Response.json(await known.json(board, params), {
      headers: { "cache-control": "private, no-store" },
    });
  if (format !== "csv" || !known.csv)
    throw new AppError(
      "bad-request",
      `${question} is answered as json${known.csv ? " or csv" : ""}, not as ${format}.`,
    );
  const name = `${project}-${plan}-v${board.plan.version}-${question}.csv`;
  return new Response(await known.csv(board, params), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
      "cache-control": "private, no-store",
    },
  });
}
