import { schemaOf } from "@/lib/server/http/json-schema";
import { route } from "@/lib/server/http/problem";

type Context = { readonly params: Promise<{ readonly format: string }> };

/** The JSON Schema of a plan, or of the lines of a scan: made from the definitions that validate. */
export const GET = route(async (_request: Request, { params }: Context) =>
  Response.json(schemaOf((await params).format), {
    headers: { "content-type": "application/schema+json" },
  }),
);
