import { route } from "@/lib/server/http/problem";
import { requireSameSite } from "@/lib/server/http/same-site";
import { parseSourceLinks, setSourceLinks } from "@/lib/server/ingest/source-links";

type Context = { readonly params: Promise<{ readonly project: string }> };

/** Sets how commits and lines are linked: a project's, not a plan's. */
export const PUT = route(async (request: Request, { params }: Context) => {
  requireSameSite(request);
  const body: unknown = await request.json().catch(() => null);
  await setSourceLinks((await params).project, parseSourceLinks(body));
  return new Response(null, { status: 204 });
});
