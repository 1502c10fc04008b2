import type { FindingsFacts } from "@/lib/domain/findings/board";
import type { FindingsEffect, ToolEffect, Two } from "./model";

type Lives = Pick<FindingsFacts, "reports" | "lives">;

/** What a report of findings does to the lives of findings; `after` holds it under that upload. */
export function findingsEffect({ before, after }: Two<Lives>, upload: number): FindingsEffect {
  const own = [...after.reports.keys()].filter((at) => after.reports[at]?.upload === upload);
  const tools = own.map((at) => toolEffect({ before, after }, at));
  return { kind: "findings", tools, isElsewhere: own.length === 0 };
}

/** The report's own part is told from its place among the reports, the sums from all of them. */
function toolEffect({ before, after }: Two<Lives>, at: number): ToolEffect {
  const report = after.reports[at];
  const { tool = "", variant = "", incomplete = null, suppressed = 0 } = report ?? {};
  const ofTool = ({ lives }: Lives) =>
    lives.filter((life) => life.tool === tool && life.variant === variant);
  const standing = (lives: Lives) => ofTool(lives).filter(({ closed }) => closed === null).length;
  const lives = ofTool(after);
  const opened = lives.filter((life) => life.opened === at);
  const reopened = opened.filter(({ openedHow }) => openedHow === "reopened").length;
  const fixed = lives.filter(({ closed }) => closed === at).length;
  const stood = lives.filter(
    ({ opened: from, closed }) => from < at && (closed === null || closed >= at),
  ).length;
  const counted = (report?.findings ?? []).filter(({ level }) => level !== "none").length;
  const still = counted - opened.length;
  return {
    ...{ tool, variant, suppressed, incomplete, reopened, fixed, still },
    standing: { before: standing(before), after: standing(after) },
    introduced: opened.length - reopened,
    untouched: stood - fixed - still,
  };
}
