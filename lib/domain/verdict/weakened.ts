import { isStanding } from "@/lib/domain/board/counts";
import { plural } from "@/lib/domain/words";
import { atPosition, type Point } from "./context";
import type { Guards } from "./guards";
import type { At } from "./words";

export type Weakening = {
  readonly kind: "fewer than expected" | "fewer than before" | "imports lost";
  readonly text: string;
  readonly at: At | null;
};

/**
 * Why a file guards less than it should (rules.md 5): it ran fewer tests than the plan expects or than in its best earlier run,
 * or it no longer imports anything of the subject's family, so that it guards a stand-in. None for a file that never ran.
 */
export function weakenings(guards: Guards, path: string, point: Point): Weakening[] {
  const found: Weakening[] = [];
  const whole = guards.wholeFile(path);
  const files = guards
    .standings(whole, point)
    .flatMap(({ file, environment, run }) => (file === null ? [] : [{ file, environment, run }]));
  if (files.length === 0) return [];
  const expected = guards.entryOf(path)?.expectedTests;
  const fewest = files.reduce((least, one) => (one.file.tests < least.file.tests ? one : least));
  if (expected !== undefined && fewest.file.tests < expected) {
    found.push({
      kind: "fewer than expected",
      text: `ran ${plural(fewest.file.tests, "test")} where the plan expects ${expected}`,
      at: runAt(guards, fewest.run),
    });
  }
  const shrunk = files.find(({ file }) => file.tests < file.best);
  if (shrunk) {
    found.push({
      kind: "fewer than before",
      text: `shrank from ${plural(shrunk.file.best, "test")} to ${shrunk.file.tests}`,
      at: runAt(guards, shrunk.run),
    });
  }
  const lost = familyLostAt(guards, path, point.position);
  if (lost !== null) {
    found.push({
      kind: "imports lost",
      text: "no longer imports anything of the family that it guards",
      at: atPosition(guards.context, lost),
    });
  }
  return found;
}

function runAt({ context }: Guards, run: number): At | null {
  return atPosition(context, context.index.runs[run]?.position ?? -1);
}

/** The position at which the last import of the subject in a file went; null while one stands, or when none ever did. */
function familyLostAt({ context }: Guards, path: string, position: number): number | null {
  const spans = (context.spans.get(path) ?? []).filter(({ from }) => from <= position);
  if (spans.length === 0 || spans.some((span) => isStanding(span, position))) return null;
  const presence = context.tree.at(path, position);
  if (presence.known && !presence.present) return null;
  return Math.max(...spans.map(({ to }) => to));
}
