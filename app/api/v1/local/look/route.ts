import { readAsked, requireLocal } from "@/lib/server/http/local-request";
import { route } from "@/lib/server/http/problem";
import { lookAt } from "@/lib/server/ingest/local/scans";

export const POST = route(async (request: Request) => {
  const command = requireLocal(request);
  return Response.json(await lookAt(command, await readAsked(request)), {
    headers: { "cache-control": "private, no-store" },
  });
});
