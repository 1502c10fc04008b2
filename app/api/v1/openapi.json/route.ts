import { openApi } from "@/lib/server/http/openapi";
import { route } from "@/lib/server/http/problem";

/** The contract as OpenAPI 3.1. */
export const GET = route(async () => Response.json(openApi()));
