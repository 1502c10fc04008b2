import type { CommitRef } from "./commit-ref";
import type { FileLife } from "./file-history";

/** An import that went and came back. Taken back: a canonical import stood in its place meanwhile and went when it returned. */
export type Flip = {
  readonly module: string;
  readonly name: string | null;
  readonly class: FileLife["class"];
  readonly gone: CommitRef;
  readonly back: CommitRef;
  readonly awayMs: number;
  readonly isTakenBack: boolean;
};

/** The flips of one file in order of their return: each reopened life with the end of the one before it. */
export function flips(lives: readonly FileLife[]): Flip[] {
  return lives.flatMap((life): Flip[] => {
    if (life.openedHow !== "reopened") return [];
    const gone = lastEnd(lives, life);
    if (gone === null) return [];
    const { module, name, opened: back } = life;
    return [
      {
        module,
        name,
        class: life.class,
        gone,
        back,
        awayMs: Math.max(0, back.t - gone.t),
        isTakenBack: lives.some(
          (other) =>
            other.class === "canonical" &&
            other.opened.position === gone.position &&
            other.closed?.position === back.position,
        ),
      },
    ];
  });
}

/** The latest end, before a life opened, of another life of the same import. */
function lastEnd(lives: readonly FileLife[], life: FileLife): CommitRef | null {
  let found: CommitRef | null = null;
  for (const { module, name, kind, n, closed } of lives) {
    const isSame =
      module === life.module && name === life.name && kind === life.kind && n === life.n;
    if (!isSame || closed === null || closed.position > life.opened.position) continue;
    if (found === null || closed.position > found.position) found = closed;
  }
  return found;
}
