import { describe, expect, it } from "vitest";
import type { TargetClass } from "../classify";
import { CLOSED_HOW, type LifeRow, OPENED_HOW } from "../lives/version";
import { type FileHistoryInput, fileLives } from "./file-history";

const TARGETS = [
  { module: "app.old", name: "Manager" },
  { module: "app.new", name: "Manager" },
];
const CLASSES: readonly TargetClass[] = ["legacy", "canonical"];
const PATHS = ["app/a.py", "app/b.py", "out/c.py"];

function row(given: Partial<LifeRow>): LifeRow {
  return {
    path: 0,
    target: 0,
    kind: 0,
    n: 1,
    opened: 0,
    openedHow: OPENED_HOW.introduced,
    closed: null,
    closedHow: null,
    bornPath: 0,
    born: 0,
    ...given,
  };
}

function read(lives: readonly LifeRow[], position = 9) {
  const times = Array.from({ length: 10 }, (_, at) => at * 1000);
  const each = <T>(value: T): T[] => times.map(() => value);
  const input: FileHistoryInput = {
    commits: {
      sha: times.map((t) => `sha${t / 1000}`),
      committedAt: times,
      effectiveAt: times,
      isMerge: each(false),
      author: each(null),
      subject: each(null),
      filesScanned: each(1),
      scanner: each(0),
    },
    lives,
    paths: PATHS,
    targets: TARGETS,
    classes: {
      target: (module) => CLASSES[TARGETS.findIndex((one) => one.module === module)] ?? null,
      path: (path) => ({ standing: path.startsWith("out/") ? "outOfScope" : "judged" }),
    },
    position,
    now: position * 1000,
    versionAt: (path, at) => ({ by: null, lineOf: () => 10 * path + at }),
    lineOf: (path) => 100 + path,
  };
  return fileLives(input);
}

const renamed = [
  row({ closed: 4, closedHow: CLOSED_HOW.renamed }),
  row({ path: 1, opened: 4, openedHow: OPENED_HOW.renamed }),
];

describe("fileLives", () => {
  it("carries a life across a rename", () => {
    const lives = read([...renamed]);
    expect(lives).toHaveLength(1);
    expect(lives[0]).toMatchObject({
      path: "app/b.py",
      openedHow: "introduced",
      openedLine: 0,
      openedPath: "app/a.py",
      line: 101,
      moves: [{ from: "app/a.py", to: "app/b.py", commit: { sha: "sha4" } }],
      closed: null,
      spanMs: 9000,
    });
  });

  it("carries it across a chain of renames to its true end", () => {
    const chain = [
      renamed[0],
      row({ path: 1, opened: 4, openedHow: 2, closed: 6, closedHow: CLOSED_HOW.renamed }),
      row({ path: 0, opened: 6, openedHow: 2, closed: 8, closedHow: CLOSED_HOW.gone }),
    ].flatMap((life) => (life ? [life] : []));
    const lives = read(chain);
    expect(lives.map(({ closed, end, path }) => [closed?.sha, end, path])).toEqual([
      ["sha8", "removed", "app/a.py"],
    ]);
    expect(lives[0]?.moves.map(({ to, commit }) => `${to} ${commit.sha}`)).toEqual([
      "app/b.py sha4",
      "app/a.py sha6",
    ]);
    expect(lives[0]?.line).toBeNull();
  });

  it("has not seen the rename before it came", () => {
    expect(read([...renamed], 3)).toMatchObject([{ path: "app/a.py", closed: null, spanMs: 3000 }]);
  });

  it("ends it where the class differs under the new path", () => {
    const out = [renamed[0], row({ path: 2, opened: 4, openedHow: 2 })].flatMap((life) =>
      life ? [life] : [],
    );
    expect(read(out).map((life) => [life.class, life.openedHow, life.end])).toEqual([
      ["legacy", "introduced", "renamed"],
      ["outOfScope", "renamed", null],
    ]);
  });

  it("says what came in its place, in the same file and commit only", () => {
    const gone = row({ closed: 5, closedHow: CLOSED_HOW.gone });
    const beside = row({ target: 1, opened: 5 });
    expect(read([gone, beside])[0]).toMatchObject({ end: "converted", next: ["app.new"] });
    expect(read([gone, { ...beside, opened: 6 }])[0]).toMatchObject({ end: "removed", next: [] });
    expect(read([gone, { ...beside, bornPath: 1 }])[0]).toMatchObject({ end: "removed", next: [] });
  });

  it("leaves out what had not opened, and tells closed lives as standing before their end", () => {
    const lives = [row({ closed: 5, closedHow: CLOSED_HOW.gone }), row({ target: 1, opened: 7 })];
    expect(read(lives, 4).map(({ module, closed, end }) => [module, closed, end])).toEqual([
      ["app.old", null, null],
    ]);
  });
});
