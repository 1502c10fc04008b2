import type { JudgedSpan } from "@/lib/domain/board/judge";
import type { Point } from "./context";
import { type FileSizes, fileSizes } from "./file-sizes";
import { type Guards, lastUpTo } from "./guards";

type Weak = {
  readonly isWeakened: boolean;
  /** The next run at which that may change. */
  readonly run: number;
};

/** When a file imported something of the subject before, and nothing any more. */
type Losses = { readonly moves: Int32Array; readonly isLost: readonly boolean[] };

/** Whether a file is weakened, for points of a timeline: what `weakenings` finds, without its words. */
export class Weakness {
  private readonly sizes = new Map<string, Map<string, FileSizes>>();
  private readonly losses = new Map<string, Losses>();

  constructor(private readonly guards: Guards) {}

  at(path: string, point: Point): Weak {
    const expected = this.guards.entryOf(path)?.expectedTests ?? 0;
    let run = Number.POSITIVE_INFINITY;
    let hasRun = false;
    let isFewer = false;
    for (const environment of this.guards.environments(path, point)) {
      const sizes = this.sizesOf(path, environment);
      const at = lastUpTo(sizes.runs, point.run);
      run = Math.min(run, sizes.runs[at + 1] ?? run);
      if (at < 0) continue;
      const tests = sizes.tests[at] ?? 0;
      hasRun = true;
      isFewer ||= tests < expected || tests < (sizes.best[at] ?? 0);
    }
    return { isWeakened: hasRun && (isFewer || this.isLost(path, point.position)), run };
  }

  private sizesOf(path: string, environment: string): FileSizes {
    let own = this.sizes.get(path);
    if (!own) {
      own = new Map();
      this.sizes.set(path, own);
    }
    let sizes = own.get(environment);
    if (!sizes) {
      sizes = fileSizes(this.guards.context.index, path, environment);
      own.set(environment, sizes);
    }
    return sizes;
  }

  private isLost(path: string, position: number): boolean {
    let losses = this.losses.get(path);
    if (!losses) {
      losses = lossesOf(this.guards.context.spans.get(path) ?? []);
      this.losses.set(path, losses);
    }
    if (!losses.isLost[lastUpTo(losses.moves, position)]) return false;
    const presence = this.guards.presence(path, position);
    return !presence.known || presence.present;
  }
}

function lossesOf(spans: readonly JudgedSpan[]): Losses {
  const steps = new Map<number, number>();
  const step = (position: number, by: number) =>
    steps.set(position, (steps.get(position) ?? 0) + by);
  for (const { from, to } of spans) {
    step(from, 1);
    if (to >= 0) step(to, -1);
  }
  const moves = Int32Array.from(steps.keys()).sort();
  let standing = 0;
  const isLost = [...moves].map((position) => {
    standing += steps.get(position) ?? 0;
    return standing === 0;
  });
  return { moves, isLost };
}
