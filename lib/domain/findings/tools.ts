import type { PlacedFindings } from "./facts";
import type { FindingLife } from "./lives";
import type { FindingsMoment, FindingsTool } from "./model";
import { unreadPaths } from "./unread";

/** One row for each tool and variant that reported on the line, in the order of their first report. */
export function toolsOf(
  reports: readonly PlacedFindings[],
  lives: readonly FindingLife[],
  momentOf: (index: number) => FindingsMoment,
): FindingsTool[] {
  const groups = new Map<string, number[]>();
  for (const [index, { tool, variant }] of reports.entries()) {
    const key = `${tool}\0${variant}`;
    groups.set(key, [...(groups.get(key) ?? []), index]);
  }
  return [...groups.values()].flatMap((indexes): FindingsTool[] => {
    const at = indexes.at(-1) ?? 0;
    const last = reports[at];
    if (last === undefined) return [];
    const { tool, variant, version, incomplete, suppressed } = last;
    const complete = indexes.filter((index) => reports[index]?.incomplete === null).at(-1);
    const own = lives.filter((life) => life.tool === tool && life.variant === variant);
    const fixed = own.filter(({ closed }) => closed !== null).length;
    return [
      {
        ...{ tool, variant, version, incomplete, suppressed, fixed },
        reports: indexes.length,
        unread: unreadPaths(last.findings).size,
        last: momentOf(at),
        lastComplete: complete === undefined ? null : momentOf(complete),
        standing: own.length - fixed,
        introduced: own.length,
      },
    ];
  });
}
