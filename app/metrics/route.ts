import { metricsText } from "@/lib/server/http/metrics";
import { route } from "@/lib/server/http/problem";

export const dynamic = "force-dynamic";

/** Prometheus text format 0.0.4. */
export const GET = route(
  async () =>
    new Response(await metricsText(), {
      headers: {
        "content-type": "text/plain; version=0.0.4; charset=utf-8",
        "cache-control": "no-store",
      },
    }),
);
