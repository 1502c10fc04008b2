import { route } from "@/lib/server/http/problem";
import { readStart } from "@/lib/server/read/start";

export const dynamic = "force-dynamic";

export const GET = route(async () =>
  Response.json(await readStart(), { headers: { "cache-control": "private, no-store" } }),
);
