import { route } from "@/lib/server/http/problem";
import { requireSameSite } from "@/lib/server/http/same-site";
import { readWithdrawal } from "@/lib/server/http/withdrawal";
import { withdrawUpload } from "@/lib/server/ingest/withdraw";

type Context = { readonly params: Promise<{ readonly project: string; readonly upload: string }> };

/** Withdraws an upload; the body says who and why: `{"by": "…", "reason": "…"}`. */
export const DELETE = route(async (request: Request, { params }: Context) => {
  requireSameSite(request);
  const { project, upload } = await params;
  await withdrawUpload(project, Number(upload), {
    ...(await readWithdrawal(request)),
    at: Date.now(),
  });
  return new Response(null, { status: 204 });
});
