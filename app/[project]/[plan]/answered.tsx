import { dehydrate, HydrationBoundary, QueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { planUrl } from "@/lib/api/plan-query";
import { answerModel } from "@/lib/server/http/answer-question";

type Params = Readonly<Record<string, string>>;

type AnsweredProps = {
  readonly place: { readonly project: string; readonly plan: string };
  readonly questions: readonly (readonly [question: string, params: Params])[];
  readonly children: ReactNode;
};

/** Further questions of a page, answered here so that they stand in it without scripts and nothing moves when they come. */
export async function Answered({ place, questions, children }: AnsweredProps) {
  const client = new QueryClient();
  for (const [question, params] of questions)
    client.setQueryData(
      ["project", place.project, "plan", place.plan, planUrl(place, question, params)],
      await answerModel<never>({ ...place, question }, params),
    );
  return <HydrationBoundary state={dehydrate(client)}>{children}</HydrationBoundary>;
}
