import { inWords, plural } from "@/lib/domain/words";
import type { FindingsModel } from "./model";

type Said = Omit<FindingsModel, "sentence" | "lede">;

/** The headline: what stands, and what became of it since the first report. */
export function findingsSentence({ tools, show, standing, points, files }: Said): string {
  if (tools.length === 0) return "No other scanner has reported yet";
  const count = standing[show];
  const whose = show === "plan" ? " that the plan names" : "";
  if (tools.every(({ lastComplete }) => lastComplete === null)) {
    return `Not known how many findings${whose} stand: no scanner came to its end`;
  }
  if (count === 0) return `No finding${whose} stands${isHeld(tools) ? ", as far as is known" : ""}`;
  const holding = files.filter((file) => file.standing > 0 && file.path !== "").length;
  const where = holding > 0 ? ` in ${plural(holding, "file")}` : "";
  const verb = count === 1 ? "stands" : "stand";
  return `${plural(count, "finding")}${whose} ${verb}${where}${sinceFirst(points)}`;
}

function sinceFirst(points: Said["points"]): string {
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined || points.length < 2) return "";
  const change = last.standing - first.standing;
  if (change === 0) return ", as many as in the first report";
  return change < 0
    ? `, ${inWords(change)} fewer than in the first report`
    : `, ${inWords(change)} more than in the first report`;
}

/** Whether the last report of some tool closes nothing. */
function isHeld(tools: Said["tools"]): boolean {
  return tools.some(({ incomplete }) => incomplete !== null);
}

/** What to know of the headline: holes first. */
export function findingsLede({ tools, show, standing, named, elsewhere }: Said): string {
  if (tools.length === 0) return "";
  const parts: string[] = [];
  const held = tools.filter(({ incomplete }) => incomplete !== null);
  if (held.length > 0) {
    const names = held.map(({ tool }) => tool).join(", ");
    parts.push(
      `The last run of ${names} did not come to its end: it closes nothing, and what was fixed since is not known.`,
    );
  }
  if (show === "plan") {
    const outside = standing.all - standing.plan;
    if (outside > 0) parts.push(`${plural(outside, "further finding")} stand outside the plan.`);
  } else if (named.length === 0) {
    parts.push("The plan names no rule of another scanner, so all of them are shown.");
  }
  if (elsewhere > 0) {
    parts.push(`${plural(elsewhere, "report")} on other branches: nothing hangs on them.`);
  }
  parts.push("Findings stand beside the imports and are never added to them.");
  return parts.join(" ");
}
