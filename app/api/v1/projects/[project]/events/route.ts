import { route } from "@/lib/server/http/problem";
import { revisionStream } from "@/lib/server/http/revision-stream";

type Context = { readonly params: Promise<{ readonly project: string }> };

/** Server-sent events: the project's revision, at once and after every change. */
export const GET = route(async (request: Request, { params }: Context) => {
  const stream = await revisionStream((await params).project, request.signal);
  return new Response(stream, {
    headers: {
      "content-type": "text/event-stream",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
    },
  });
});
