import { ClassTag } from "@/components/charts/class-marks";
import { ReopenedGlyph } from "@/components/charts/reopened-glyph";
import { SwimLanes } from "@/components/charts/swim-lanes";
import type { SwimLife } from "@/components/charts/swim-model";
import { type FilePlace, fileAt } from "@/components/panels/file-commit";
import type { FileModel } from "@/lib/api/file";
import type { LaneLife } from "@/lib/domain/board/life-filter";
import type { ImportClass } from "@/lib/domain/import-class";
import { modulePrefix, withoutPrefix } from "@/lib/domain/module-prefix";
import { shortSha } from "@/lib/domain/words";

type FileLanesProps = {
  readonly label: string;
  readonly data: FileModel;
  readonly at: FilePlace;
  readonly window: { readonly from: number; readonly to: number };
  /** How many lanes are drawn; absent: all. The rest is named in the footer. */
  readonly most?: number | undefined;
};

/** One lane for each module that the file has imported the subject from. */
export function FileLanes({ label, data, at, window, most }: FileLanesProps) {
  const modules = drawnModules(data, most);
  const prefix = modulePrefix(data.summary.modules.map(({ value }) => value));
  return (
    <SwimLanes
      label={label}
      lives={data.lanes.map((life) => swimLife(life, at))}
      lanes={modules.map((lane) => ({ lane, name: withoutPrefix(lane, prefix) }))}
      window={window}
      asOf={data.now}
      planStartsAt={data.planStartsAt}
      gaps={data.unread.map(({ from, to, reason }) => ({
        from: from.t,
        to: to?.t ?? data.now,
        reason: `not readable${reason === null ? "" : `: ${reason}`}`,
      }))}
    />
  );
}

/** Lanes that are drawn before the rest is folded. */
export const LANES = 12;

/** The modules of the lives that the filter leaves, in order of their first one. */
export function laneModules({ lanes }: FileModel): readonly string[] {
  return [...new Set(lanes.map(({ module }) => module))];
}

/** Where not all are drawn: those with an import to change now, then those that stand, then those with most lives. */
function drawnModules(data: FileModel, most = Number.POSITIVE_INFINITY): readonly string[] {
  const modules = laneModules(data);
  if (modules.length <= most) return modules;
  const weights = new Map<string, number>();
  for (const { module, closed, class: of, names } of data.lanes) {
    const isWrong = closed === null && (of === "legacy" || of === "unplanned");
    const weight = (isWrong ? 1_000_000 : closed === null ? 1_000 : 0) + names.length;
    weights.set(module, (weights.get(module) ?? 0) + weight);
  }
  const weightOf = (module: string) => weights.get(module) ?? 0;
  const first = new Set([...modules].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, most));
  return modules.filter((module) => first.has(module));
}

const NAMES = 3;

function swimLife(life: LaneLife, at: FilePlace): SwimLife {
  const line = life.line === null ? "" : ` on line ${life.line}`;
  const closing = life.closed === null ? "" : `, closed by ${shortSha(life.closed.sha)}`;
  const names = life.names.slice(0, NAMES).map((name) => name ?? "the module");
  const more = life.names.length > NAMES ? ` and ${life.names.length - NAMES} more` : "";
  return {
    lane: life.module,
    of: life.class,
    from: life.opened.t,
    to: life.closed?.t ?? null,
    isReopened: life.isReopened,
    count: life.names.length,
    title: `${names.join(", ")}${more}${line}, opened by ${shortSha(life.opened.sha)}${closing}`,
    href: fileAt(at, life.opened.sha),
  };
}

/** The classes that the lanes hold, in stack order, and the mark of what came back. */
export function LanesLegend({ data }: { readonly data: FileModel }) {
  const classes = LEGEND_ORDER.filter((one) => data.lanes.some((life) => life.class === one));
  return (
    <>
      {classes.map((one) => (
        <ClassTag key={one} of={one} />
      ))}
      {data.lanes.some(({ isReopened }) => isReopened) ? (
        <span className="inline-flex items-center gap-1.5">
          <ReopenedGlyph />
          Reopened
        </span>
      ) : null}
      {data.lanes.some(({ names }) => names.length > 1) ? (
        <span className="text-ink-3">(2) lives with the same span are one bar</span>
      ) : null}
      {data.unread.length > 0 ? (
        <span className="inline-flex items-center gap-1.5">
          <span className="fill-unknown block h-3 w-[18px] border border-hair" />
          not readable: unknown
        </span>
      ) : null}
    </>
  );
}

const LEGEND_ORDER = [
  "legacy",
  "unplanned",
  "unclassified",
  "canonical",
  "exempt",
  "outOfScope",
] as const satisfies readonly ImportClass[];

const HOUR = 3_600_000;

/** From a little before the first life drawn to the moment, or no further back than the filter looks. */
export function lanesWindow(
  { lanes, now }: FileModel,
  within = 0,
): { readonly from: number; readonly to: number } {
  const first = Math.min(now, ...lanes.map(({ opened }) => opened.t));
  const pad = Math.max(HOUR, (now - first) * 0.06);
  const whole = first - pad;
  return { from: within === 0 ? whole : Math.max(whole, now - within * 24 * HOUR), to: now };
}

/** From a little before the first flip to a little after the last; null where that is no closer than the whole. */
export function flipsWindow(data: FileModel): { from: number; to: number } | null {
  const { flips, now } = data;
  const isLess = data.flipped.all > flips.length;
  if (flips.length === 0 || isLess || data.lanes.length > LANES * 2) return null;
  const whole = lanesWindow(data);
  const first = Math.min(...flips.map(({ gone }) => gone.t));
  const last = Math.max(...flips.map(({ back }) => back.t));
  const pad = Math.max(HOUR, (last - first) * 3);
  const from = Math.max(whole.from, first - pad);
  const to = Math.min(now, last + pad);
  return to - from > (whole.to - whole.from) / 2 ? null : { from, to };
}
