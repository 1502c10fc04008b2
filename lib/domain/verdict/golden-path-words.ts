import { counted } from "@/lib/domain/number-words";
import { momentInWords, spanInWords } from "@/lib/domain/words";
import { freshnessOf } from "./freshness";
import type { Reason } from "./golden-path-model";
import { pointTime } from "./incident-words";
import type { Verdicts } from "./verdicts";
import type { GoldenPathState } from "./words";

/** The state in one or two sentences for people who read no code. */
export function finalStateSentence(
  verdicts: Verdicts,
  state: GoldenPathState,
  reasons: readonly Reason[],
): string {
  const { plan, index } = verdicts.judgement.context;
  const title = plan.goldenPath?.title ?? "The Golden Path";
  if (index.runs.length === 0)
    return "We do not know whether it works: no test run has been uploaded yet.";
  switch (state) {
    case "protected":
      return `${title} works, and every check that guards it passed. Nothing has weakened a check or touched a critical file since.`;
    case "at risk":
      return `${title} worked in the last test run. It is less safe than it was: ${counted(reasons.length, "reason")} below.`;
    case "broken":
      return brokenSentence(verdicts, title, reasons);
    case "not checked":
      return `We do not know whether ${lowered(title)} works. ${notCheckedWhy(verdicts, reasons)}`;
  }
}

function brokenSentence(verdicts: Verdicts, title: string, reasons: readonly Reason[]): string {
  const failing = reasons.filter(({ state }) => state === "broken").length;
  const since = verdicts.goldenPath.findLast(
    ({ state }, at) => state === "broken" && verdicts.goldenPath[at - 1]?.state !== "broken",
  );
  const when = since ? `, since ${momentInWords(pointTime(verdicts, since.point))} UTC` : "";
  return `${title} is failing its checks: ${counted(failing, "suite")} of those that guard it ${failing === 1 ? "fails" : "fail"}${when}.`;
}

function notCheckedWhy(verdicts: Verdicts, reasons: readonly Reason[]): string {
  const { isStale, testsMs } = freshnessOf(verdicts);
  if (isStale && testsMs !== null)
    return `The oldest of its last runs is ${spanInWords(testsMs)} old, and the code has changed since.`;
  return reasons.find(({ state }) => state === "not checked")?.text ?? "No check has run.";
}

/** "Chat works" -> "chat works"; "SSO login" stays. */
function lowered(title: string): string {
  if (!/^\p{Lu}\p{Ll}/u.test(title)) return title;
  return `${title.slice(0, 1).toLowerCase()}${title.slice(1)}`;
}
