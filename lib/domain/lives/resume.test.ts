import fc from "fast-check";
import { expect, test } from "vitest";
import { deriveInMemory, type Memory, narrowed } from "@/lib/fixtures/derive-in-memory";
import { histories } from "@/lib/fixtures/histories";
import { type Derived, deriveLives, resumeLives } from "./derive";
import { type Rename, seedOf } from "./seed";
import type { CommitChange } from "./version";

function pathsOf(changes: readonly CommitChange[]): Set<number> {
  return new Set(
    changes.flatMap(({ renamed, deleted, files, unreadable }) => [
      ...renamed.flat(),
      ...deleted,
      ...files.keys(),
      ...unreadable,
    ]),
  );
}

/** Derives a group up to a position and goes on from there; null where it has to be derived from its start. */
function inTwoParts(memory: Memory, group: ReadonlySet<number>, from: number): Derived | null {
  const changes = memory.changes.map((change) => narrowed(change, group));
  const before = changes.filter(({ position }) => position < from);
  const after = changes.filter(({ position }) => position >= from);
  const first = deriveLives(before, memory.wide, memory.aside);
  const known = pathsOf(before);
  const pasts = [...pathsOf(after)].map((path) => ({
    path,
    isKnown: known.has(path),
    hasSpell: first.spells.some((spell) => spell.path === path && spell.to === null),
  }));
  const renames = changes.flatMap(({ renamed }): readonly Rename[] => renamed);
  const seed = seedOf(pasts, renames, first.lives);
  if (!seed) return null;
  const second = resumeLives(after, seed);
  const ended = first.lives.filter(({ closed }) => closed !== null);
  return {
    lives: [...ended, ...second.lives],
    spells: [...first.spells, ...second.spells],
  };
}

function sorted({ lives, spells }: Derived): string[] {
  return [...lives, ...spells].map((row) => JSON.stringify(Object.entries(row).sort())).sort();
}

/** Positions behind every full scan and every delta that goes back. */
function starts({ line, wide }: Memory): number[] {
  const last = wide.at(-1)?.position ?? -1;
  return line.flatMap((_, position) => (position > last ? [position] : []));
}

test("lives that go on from what stands are those of the whole line", { timeout: 60_000 }, () => {
  let [resumed, renamed] = [0, 0];
  fc.assert(
    fc.property(histories({ hasHeights: true }), (commits) => {
      const memory = deriveInMemory(commits);
      for (const group of memory.groups) {
        const changes = memory.changes.map((change) => narrowed(change, group));
        const whole = sorted(deriveLives(changes, memory.wide, memory.aside));
        for (const from of starts(memory)) {
          const parts = inTwoParts(memory, group, from);
          if (parts === null) continue;
          expect(sorted(parts)).toEqual(whole);
          resumed += 1;
          if (group.size > 1 && pathsOf(changes.filter((c) => c.position >= from)).size > 0)
            renamed += 1;
        }
      }
    }),
    { numRuns: 2_000 },
  );
  expect(resumed).toBeGreaterThan(1_000);
  expect(renamed).toBeGreaterThan(20);
});
