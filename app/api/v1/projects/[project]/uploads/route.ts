import { dryDepth } from "@/lib/server/http/dry-depth";
import { route } from "@/lib/server/http/problem";
import { withBody } from "@/lib/server/http/read-body";
import { requireSameSite } from "@/lib/server/http/same-site";
import { dryRun } from "@/lib/server/ingest/dry-run/dry-run";
import { runParameters } from "@/lib/server/ingest/runs/run-parameters";
import { upload } from "@/lib/server/ingest/upload";
import { readUploads } from "@/lib/server/read/uploads";

type Context = { readonly params: Promise<{ readonly project: string }> };

export const POST = route(async (request: Request, { params }: Context) => {
  requireSameSite(request);
  const { project } = await params;
  const search = new URL(request.url).searchParams;
  const depth = dryDepth(search);
  const options = {
    project,
    receivedAt: Date.now(),
    name: search.get("name") ?? "",
    isDemo: search.get("demo") === "1",
    run: runParameters(search),
  };
  if (depth !== null)
    return Response.json(await withBody(request, (bytes) => dryRun(bytes, options, depth)), {
      headers: { "cache-control": "no-store" },
    });
  const answer = await withBody(request, (bytes) => upload(bytes, options));
  return Response.json(answer, { status: answer.isNew ? 201 : 200 });
});

export const GET = route(async (request: Request, { params }: Context) => {
  const page = Number(new URL(request.url).searchParams.get("page")) || 1;
  return Response.json(await readUploads((await params).project, page), {
    headers: { "cache-control": "private, no-store" },
  });
});
