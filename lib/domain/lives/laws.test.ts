import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { deriveInMemory, type Memory, orderOf } from "@/lib/fixtures/derive-in-memory";
import { histories } from "@/lib/fixtures/histories";
import { importsOf, naiveStates, unreadableOf } from "@/lib/fixtures/naive-fold";
import { IMPORT_KINDS, type ScannedCommit } from "../scan";
import type { Derived } from "./derive";

const RUNS = { numRuns: 800 };

function importsAt({ derived, paths, targets }: Memory, position: number): string[] {
  const standing = derived.lives.filter(
    ({ opened, closed }) => opened <= position && (closed === null || closed > position),
  );
  return standing
    .map(({ path, target, kind }) => {
      const { module, name } = targets[target] as { module: string; name: string | null };
      return `${paths[path]} ${module} ${name ?? ""} ${IMPORT_KINDS[kind]}`;
    })
    .sort();
}

function unreadableAt({ derived, paths }: Memory, position: number): string[] {
  return derived.spells
    .filter(({ from, to }) => from <= position && (to === null || to > position))
    .map(({ path, listed }) => `${paths[path]} ${listed ? "listed" : "unlisted"}`)
    .sort();
}

function sorted({ lives, spells }: Derived): string[] {
  return [...lives, ...spells].map((row) => JSON.stringify(row)).sort();
}

describe.each<[string, boolean]>([
  ["with heights", true],
  ["without heights", false],
])("lives of a generated history %s", { timeout: 60_000 }, (_, hasHeights) => {
  const check = (law: (commits: ScannedCommit[]) => void) =>
    fc.assert(fc.property(histories({ hasHeights }), law), RUNS);

  test("standing at a commit are the imports that the facts give there", () =>
    check((commits) => {
      const memory = deriveInMemory(commits);
      const bySha = new Map(commits.map((commit) => [commit.sha, commit]));
      naiveStates(memory.line, bySha).forEach((state, position) => {
        expect(importsAt(memory, position)).toEqual(importsOf(state));
        expect(unreadableAt(memory, position)).toEqual(unreadableOf(state));
      });
    }));

  test("never overlap another of the same key, and none is empty", () =>
    check((commits) => {
      const { derived, line } = deriveInMemory(commits);
      const ends = new Map<string, number>();
      const lives = [...derived.lives].sort((a, b) => a.opened - b.opened);
      for (const { path, target, kind, n, opened, closed } of lives) {
        const key = `${path} ${target} ${kind} ${n}`;
        expect(ends.get(key) ?? 0).toBeLessThanOrEqual(opened);
        expect(closed ?? line.length).toBeGreaterThan(opened);
        ends.set(key, closed ?? line.length);
      }
    }));

  test("continue one another over renames without a gap", () =>
    check((commits) => {
      const { derived } = deriveInMemory(commits);
      const keyOf = (life: Derived["lives"][number], at: number | null) =>
        `${life.bornPath} ${life.born} ${life.target} ${life.kind} ${life.n} ${at}`;
      const left = derived.lives.filter(({ closedHow }) => closedHow === 2);
      const arrived = derived.lives.filter(({ openedHow }) => openedHow === 2);
      expect(left.map((life) => keyOf(life, life.closed)).sort()).toEqual(
        arrived.map((life) => keyOf(life, life.opened)).sort(),
      );
    }));

  test("are the same path group by path group, and derived twice", () =>
    check((commits) => {
      const { derived, grouped } = deriveInMemory(commits);
      expect(sorted(grouped)).toEqual(sorted(derived));
      expect(deriveInMemory(commits).derived).toEqual(derived);
    }));

  test("do not depend on the order of arrival, for the line does not", () =>
    fc.assert(
      fc.property(
        histories({ hasHeights }).chain((commits) =>
          fc.tuple(
            fc.constant(commits),
            fc.shuffledSubarray(commits, { minLength: commits.length }),
          ),
        ),
        ([commits, others]) => {
          const line = (facts: ScannedCommit[]) => orderOf(facts).line.map((id) => facts[id]?.sha);
          expect(line(others)).toEqual(line(commits));
        },
      ),
      RUNS,
    ));
});
