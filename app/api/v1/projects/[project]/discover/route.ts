import { answerDiscover } from "@/lib/server/http/answer-discover";
import { route } from "@/lib/server/http/problem";

type Context = { readonly params: Promise<{ readonly project: string }> };

export const GET = route(async (request: Request, { params }: Context) =>
  answerDiscover((await params).project, new URL(request.url).searchParams),
);
