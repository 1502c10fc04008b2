import { route } from "@/lib/server/http/problem";
import { requireSameSite } from "@/lib/server/http/same-site";
import { deleteProject } from "@/lib/server/ingest/project";
import { readStartProject } from "@/lib/server/read/start";

type Context = { readonly params: Promise<{ readonly project: string }> };

export const GET = route(async (_request: Request, { params }: Context) =>
  Response.json(await readStartProject((await params).project), {
    headers: { "cache-control": "private, no-store" },
  }),
);

export const DELETE = route(async (request: Request, { params }: Context) => {
  requireSameSite(request);
  await deleteProject((await params).project);
  return new Response(null, { status: 204 });
});
