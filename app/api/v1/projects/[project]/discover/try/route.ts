import { answerDraftTry } from "@/lib/server/http/answer-discover";
import { route } from "@/lib/server/http/problem";
import { requireSameSite } from "@/lib/server/http/same-site";

type Context = { readonly params: Promise<{ readonly project: string }> };

/** Reads a drafted plan over the facts: the body is its text. Nothing is stored. */
export const POST = route(async (request: Request, { params }: Context) => {
  requireSameSite(request);
  return answerDraftTry((await params).project, request);
});
