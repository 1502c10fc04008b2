import { fetchJson } from "@/lib/api/fetch-json";
import { type PlanPlace, planUrl } from "@/lib/api/plan-query";
import type { Act } from "@/lib/domain/acts";

/** `by` is the name as given, unverified; `reason` may be empty where the kind needs none. */
export type NewAct = Pick<Act, "kind" | "subject" | "by" | "reason">;

/** Stores what a person did or said about the plan. Throws ApiError with the server's reasons when it is refused. */
export async function sendAct(place: PlanPlace, act: NewAct): Promise<void> {
  await fetchJson<unknown>(planUrl(place, "acts"), {
    method: "POST",
    body: JSON.stringify(act),
    headers: { "content-type": "application/json" },
  });
}
