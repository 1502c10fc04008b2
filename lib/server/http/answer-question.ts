import "server-only";
import { decodeText } from "@/lib/formats/text";
import { AppError } from "@/lib/server/errors";
import { answerOf } from "@/lib/server/read/answer";
import { openBoard } from "@/lib/server/read/board";
import { tryPlan } from "@/lib/server/read/plan";
import { QUESTIONS } from "@/lib/server/read/questions";
import { parseMoment, parseVersion } from "./moment";
import { withBody } from "./read-body";

type Place = { readonly project: string; readonly plan: string; readonly question: string };

async function ask({ project, plan, question }: Place, params: URLSearchParams) {
  const known = Object.hasOwn(QUESTIONS, question) ? QUESTIONS[question] : undefined;
  if (!known)
    throw new AppError(
      "not-found",
      `There is no question ${question}; there are ${Object.keys(QUESTIONS).join(", ")}.`,
    );
  const at = parseMoment(params.get("at"));
  const version = parseVersion(params.get("version"));
  return { known, board: await openBoard({ project, plan, at, version }) };
}

/** The answer itself, for pages that are rendered here: the same that the browser would get by HTTP. */
export async function answerModel<T>(
  place: Place,
  params: Readonly<Record<string, string>>,
): Promise<T> {
  const search = new URLSearchParams(params);
  const { board } = await ask(place, search);
  return (await answerOf(board, place.question, search)) as T;
}

/** A question about a plan as JSON, or as CSV or a patch with `format`. */
export async function answerQuestion(place: Place, params: URLSearchParams): Promise<Response> {
  const { known, board } = await ask(place, params);
  const { project, plan, question } = place;
  const format = params.get("format") ?? "json";
  const headers = { "cache-control": "private, no-store" };
  if (format === "json") return Response.json(await answerOf(board, question, params), { headers });
  const file = format === "csv" || format === "patch" ? known[format] : undefined;
  if (file === undefined) {
    const formats = ["json", ...FILE_FORMATS.filter((one) => known[one] !== undefined)];
    throw new AppError(
      "bad-request",
      `${question} is answered as ${formats.join(" or ")}, not as ${format}.`,
    );
  }
  const name = `${project}-${plan}-v${board.plan.version}-${question}.${format}`;
  return new Response(await file(board, params), {
    headers: {
      ...headers,
      "content-type": format === "csv" ? "text/csv; charset=utf-8" : "text/x-diff; charset=utf-8",
      "content-disposition": `attachment; filename="${name}"`,
    },
  });
}

const FILE_FORMATS = ["csv", "patch"] as const;

/** What a plan text that is not stored would say of the same facts at the same moment. */
export async function answerTry(
  { project, plan }: Omit<Place, "question">,
  request: Request,
): Promise<Response> {
  const params = new URL(request.url).searchParams;
  const { board } = await ask({ project, plan, question: "plan" }, params);
  return withBody(request, async (bytes) => {
    const decoded = decodeText(bytes);
    if (!decoded.ok)
      return Response.json({ ok: false, total: decoded.total, issues: decoded.issues });
    return Response.json(await tryPlan(board, decoded.value), {
      headers: { "cache-control": "no-store" },
    });
  });
}
