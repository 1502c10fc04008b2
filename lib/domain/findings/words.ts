import { inWords, plural } from "@/lib/domain/words";
import type { FindingsModel } from "./model";

type Said = Omit<FindingsModel, "sentence" | "lede">;

/** The headline: what stands, and what became of it since the first report. */
export function findingsSentence(said: Said): string {
  const { tools, show, now, filesHolding } = said;
  if (said.toolNames.length === 0) return "No other scanner has reported yet";
  if (said.tool !== "" && !said.toolNames.includes(said.tool))
    return `No scanner named ${said.tool} has reported`;
  const whose = `${ofChosen(said)}${show === "plan" ? " that the plan names" : ""}`;
  if (tools.every(({ lastComplete }) => lastComplete === null)) {
    return `Not known how many findings${whose} stand: no scanner came to its end`;
  }
  if (now === 0) return `No finding${whose} stands${isHeld(tools) ? ", as far as is known" : ""}`;
  const where = filesHolding > 0 ? ` in ${plural(filesHolding, "file")}` : "";
  const verb = now === 1 ? "stands" : "stand";
  return `${plural(now, "finding")}${whose} ${verb}${where}${sinceFirst(said)}`;
}

function ofChosen({ tool, rule }: Said): string {
  if (rule !== "") return ` of ${rule}`;
  return tool === "" ? "" : ` of ${tool}`;
}

function sinceFirst({ now, atFirst, tools, points }: Said): string {
  if (points.length < 2) return "";
  const what = tools.length === 1 ? "the first report" : "the first reports";
  if (now === atFirst) return `, as many as in ${what}`;
  const change = inWords(now - atFirst);
  return now < atFirst ? `, ${change} fewer than in ${what}` : `, ${change} more than in ${what}`;
}

/** Whether the last report of some tool closes nothing, or nothing in some file. */
function isHeld(tools: Said["tools"]): boolean {
  return tools.some(({ incomplete, unread }) => incomplete !== null || unread > 0);
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
  for (const { tool, unread, incomplete } of tools) {
    if (unread === 0 || incomplete !== null) continue;
    parts.push(
      `${tool} could not parse ${plural(unread, "file")}: what it had found there before is kept, and whether it still stands is not known.`,
    );
  }
  if (show === "plan") {
    const outside = standing.all - standing.plan;
    const verb = outside === 1 ? "stands" : "stand";
    if (outside > 0) {
      parts.push(`${plural(outside, "further finding")} ${verb} outside the plan.`);
    }
  } else if (named.length === 0) {
    parts.push("The plan names no rule of another scanner, so all of them are shown.");
  }
  if (elsewhere > 0) {
    parts.push(`${plural(elsewhere, "report")} on other branches: nothing hangs on them.`);
  }
  parts.push("Findings stand beside the imports and are never added to them.");
  return parts.join(" ");
}
