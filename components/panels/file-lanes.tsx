import { ClassTag } from "@/components/charts/class-marks";
import { ReopenedGlyph } from "@/components/charts/reopened-glyph";
import { SwimLanes } from "@/components/charts/swim-lanes";
import type { SwimLife } from "@/components/charts/swim-model";
import { type FilePlace, fileAt } from "@/components/panels/file-commit";
import type { FileModel } from "@/lib/api/file";
import type { FileLife } from "@/lib/domain/board/file-history";
import type { ImportClass } from "@/lib/domain/import-class";
import { modulePrefix, withoutPrefix } from "@/lib/domain/module-prefix";
import { shortSha } from "@/lib/domain/words";

type FileLanesProps = {
  readonly label: string;
  readonly data: FileModel;
  readonly at: FilePlace;
  readonly window: { readonly from: number; readonly to: number };
};

/** One lane for each module that the file has imported the subject from. */
export function FileLanes({ label, data, at, window }: FileLanesProps) {
  const modules = [...new Set(data.lives.map(({ module }) => module))];
  const prefix = modulePrefix(modules);
  return (
    <SwimLanes
      label={label}
      lives={data.lives.map((life) => swimLife(life, at))}
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

function swimLife(life: FileLife, at: FilePlace): SwimLife {
  const line = life.openedLine === null ? "" : ` on line ${life.openedLine}`;
  const closing = life.closed === null ? "" : `, closed by ${shortSha(life.closed.sha)}`;
  return {
    lane: life.module,
    of: life.class,
    from: life.opened.t,
    to: life.closed?.t ?? null,
    isReopened: life.openedHow === "reopened",
    title: `${life.name ?? "the module"}${line}, opened by ${shortSha(life.opened.sha)}${closing}`,
    href: fileAt(at, life.opened.sha),
  };
}

/** The classes that the lanes hold, in stack order, and the mark of what came back. */
export function LanesLegend({ data }: { readonly data: FileModel }) {
  const classes = LEGEND_ORDER.filter((one) => data.lives.some((life) => life.class === one));
  return (
    <>
      {classes.map((one) => (
        <ClassTag key={one} of={one} />
      ))}
      {data.lives.some(({ openedHow }) => openedHow === "reopened") ? (
        <span className="inline-flex items-center gap-1.5">
          <ReopenedGlyph />
          Reopened
        </span>
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

/** From a little before the first life to the moment. */
export function lanesWindow({ lives, now }: FileModel): { from: number; to: number } {
  const first = Math.min(now, ...lives.map(({ opened }) => opened.t));
  const pad = Math.max(HOUR, (now - first) * 0.06);
  return { from: first - pad, to: now };
}

/** From a little before the first flip to a little after the last; null where that is no closer than the whole. */
export function flipsWindow(data: FileModel): { from: number; to: number } | null {
  const { flips, now } = data;
  if (flips.length === 0) return null;
  const whole = lanesWindow(data);
  const first = Math.min(...flips.map(({ gone }) => gone.t));
  const last = Math.max(...flips.map(({ back }) => back.t));
  const pad = Math.max(HOUR, (last - first) * 3);
  const from = Math.max(whole.from, first - pad);
  const to = Math.min(now, last + pad);
  return to - from > (whole.to - whole.from) / 2 ? null : { from, to };
}
