import type { FailingMark } from "@/lib/domain/tests/file-line";
import type { Context, Point } from "./context";
import { isSilent } from "./golden-path-kinds";
import { strict } from "./guard-rows";
import type { Guard } from "./guards";
import type { TriggerAt } from "./trigger-at";
import type { View, Views } from "./views";
import { Watch } from "./watch";

type Seen = {
  readonly guard: Guard;
  readonly failing: readonly FailingMark[];
  readonly isDark: boolean;
  readonly isMatched: boolean;
};

/** What a trigger on tests finds, point by point. */
export class TriggerWatch {
  private readonly watch: Watch<Seen>;
  private found: TriggerAt | null = null;

  constructor(
    guards: readonly Guard[],
    views: Views,
    private readonly index: Context["index"],
  ) {
    this.watch = new Watch(guards, views, seenOf);
  }

  at(point: Point): TriggerAt {
    if (this.watch.go(point) || !this.found) this.found = this.sum();
    return this.found;
  }

  private sum(): TriggerAt {
    const seen = this.watch.seen.filter((one) => one !== null);
    const failing = new Map<string, FailingMark>();
    for (const { failing: marks } of seen)
      for (const mark of marks)
        failing.set(`${mark.test} ${this.index.runs[mark.run]?.environment}`, mark);
    const dark = new Set(seen.filter(({ isDark }) => isDark).map(({ guard }) => guard.path));
    const isMatched = seen.some((one) => one.isMatched);
    const unknown = unknownWords([...dark], isMatched);
    const marks = [...failing.values()];
    const state = marks.length > 0 ? "fired" : unknown === null ? "armed" : "unknown";
    return { state, failing: marks, standing: [], unknown, guards: seen.map(({ guard }) => guard) };
  }
}

function seenOf(guard: Guard, { standings }: View): Seen {
  return {
    guard,
    failing: standings.flatMap(({ file }) =>
      file === null ? [] : [...file.failing, ...file.silenced],
    ),
    isDark:
      standings.length === 0 ||
      standings.some((one) => strict(one).state === "unknown" && !isSilent(guard, one)),
    isMatched: standings.some(({ file }) => (file?.tests ?? 0) > 0),
  };
}

function unknownWords(dark: readonly string[], matched: boolean): string | null {
  const [first, ...more] = dark;
  if (first !== undefined) {
    const name = first.slice(first.lastIndexOf("/") + 1);
    const others = more.length === 0 ? "" : ` and ${more.length} more`;
    return `${name}${others} did not run, went stale or was skipped`;
  }
  return matched ? null : "no test that ran matches";
}
