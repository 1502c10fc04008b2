import { readReadiness } from "@/lib/server/read/readiness";

export const dynamic = "force-dynamic";

/** The store answers and has today's tables. */
export async function GET(): Promise<Response> {
  const readiness = await readReadiness();
  return Response.json(readiness, {
    status: readiness.ready ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
