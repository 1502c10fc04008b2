import { route } from "@/lib/server/http/problem";
import { requireSameSite } from "@/lib/server/http/same-site";
import { parseAct, storeAct } from "@/lib/server/ingest/store-act";
import { readActs } from "@/lib/server/read/acts";
import { readProject } from "@/lib/server/read/project";

type Context = { readonly params: Promise<{ readonly project: string; readonly plan: string }> };

/** What people did or said about the plan, oldest first. */
export const GET = route(async (_: Request, { params }: Context) => {
  const { project, plan } = await params;
  return Response.json(await readActs(await readProject(project), plan), {
    headers: { "cache-control": "private, no-store" },
  });
});

/** Stores an act; the body says what, about what, by whom and why. */
export const POST = route(async (request: Request, { params }: Context) => {
  requireSameSite(request);
  const { project, plan } = await params;
  const body: unknown = await request.json().catch(() => null);
  const { act, isNew } = await storeAct(project, plan, parseAct(body), Date.now());
  return Response.json(act, { status: isNew ? 201 : 200 });
});
