import { answerTry } from "@/lib/server/http/answer-question";
import { route } from "@/lib/server/http/problem";
import { requireSameSite } from "@/lib/server/http/same-site";

type Context = { readonly params: Promise<{ readonly project: string; readonly plan: string }> };

/** Reads a plan that is not stored over the facts: the body is its text. Nothing is stored. */
export const POST = route(async (request: Request, { params }: Context) => {
  requireSameSite(request);
  return answerTry(await params, request);
});
