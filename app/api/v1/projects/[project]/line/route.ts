import { route } from "@/lib/server/http/problem";
import { readServerLine } from "@/lib/server/read/line";

type Context = { readonly params: Promise<{ readonly project: string }> };

export const GET = route(async (request: Request, { params }: Context) => {
  const search = new URL(request.url).searchParams;
  const asked = { branch: search.get("branch") || null, after: search.get("after") || null };
  return Response.json(await readServerLine((await params).project, asked), {
    headers: { "cache-control": "private, no-store" },
  });
});
