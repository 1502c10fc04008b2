import { answerQuestion } from "@/lib/server/http/answer-question";
import { route } from "@/lib/server/http/problem";

type Context = {
  readonly params: Promise<{
    readonly project: string;
    readonly plan: string;
    readonly question: string;
  }>;
};

export const GET = route(async (request: Request, { params }: Context) =>
  answerQuestion(await params, new URL(request.url).searchParams),
);
