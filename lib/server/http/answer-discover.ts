import "server-only";
import { decodeText } from "@/lib/formats/text";
import { AppError } from "@/lib/server/errors";
import { readDiscover } from "@/lib/server/read/discover";
import { discoverCsv } from "@/lib/server/read/discover-csv";
import { tryNewPlan } from "@/lib/server/read/plan";
import { parseMoment } from "./moment";
import { withBody } from "./read-body";

/** Fragmented symbols as JSON, or every path of theirs as CSV with `format=csv`. */
export async function answerDiscover(project: string, params: URLSearchParams): Promise<Response> {
  const format = params.get("format") ?? "json";
  const headers = { "cache-control": "private, no-store" };
  if (format === "json") return Response.json(await readDiscover(project, params), { headers });
  if (format !== "csv")
    throw new AppError("bad-request", `discover is answered as json or csv, not as ${format}.`);
  return new Response(await discoverCsv(project, params), {
    headers: {
      ...headers,
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${project}-discover.csv"`,
    },
  });
}

/** What a plan that the project does not have would say of its facts. */
export async function answerDraftTry(project: string, request: Request): Promise<Response> {
  const at = parseMoment(new URL(request.url).searchParams.get("at"));
  return withBody(request, async (bytes) => {
    const decoded = decodeText(bytes);
    if (!decoded.ok)
      return Response.json({ ok: false, total: decoded.total, issues: decoded.issues });
    return Response.json(await tryNewPlan({ project, at }, decoded.value), {
      headers: { "cache-control": "no-store" },
    });
  });
}
