import { readAsked, requireLocal } from "@/lib/server/http/local-request";
import { route } from "@/lib/server/http/problem";
import { cancelLocal, readLocal, startLocal } from "@/lib/server/ingest/local/scans";

const NO_STORE = { headers: { "cache-control": "private, no-store" } };

export const GET = route(async (request: Request) => {
  requireLocal(request);
  return Response.json(readLocal(), NO_STORE);
});

export const POST = route(async (request: Request) => {
  const command = requireLocal(request);
  return Response.json(startLocal(command, await readAsked(request)), { ...NO_STORE, status: 202 });
});

export const DELETE = route(async (request: Request) => {
  requireLocal(request);
  return Response.json(await cancelLocal(), NO_STORE);
});
