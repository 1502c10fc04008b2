import { beforeAll, expect, test } from "vitest";
import type { HeatmapModel, PackedHeatmap } from "@/lib/api/heatmap";
import type { PackedTreemap, TreemapModel } from "@/lib/api/treemap";
import { countsAt } from "@/lib/domain/board/counts";
import { unpackRows } from "@/lib/domain/board/heat-pack";
import { unpackFiles } from "@/lib/domain/board/treemap-pack";
import { sumsOf, treemapStates } from "@/lib/domain/board/treemap-states";
import { numbersOf } from "@/lib/domain/varints";
import { describeOnEveryEngine } from "@/lib/server/db/testing/test-database";
import { demoPlans, demoScan, requests } from "@/lib/server/ingest/testing/demo";
import { bindEmpty, PROJECT, send } from "@/lib/server/ingest/testing/law-store";
import { openBoard } from "@/lib/server/read/board";
import { QUESTIONS } from "@/lib/server/read/questions";

const { header, commits } = demoScan();
const PLAN = "websocket-manager";
const SLOW = 240_000;

function boardOf(version: number) {
  return openBoard({ project: PROJECT, plan: PLAN, version });
}

async function ask<T>(question: string, version: number, params = ""): Promise<T> {
  const board = await boardOf(version);
  return (await QUESTIONS[question]?.json(board, new URLSearchParams(params))) as T;
}

async function askCsv(question: string, params = ""): Promise<string[][]> {
  const text = await QUESTIONS[question]?.csv?.(await boardOf(1), new URLSearchParams(params));
  return (text ?? "")
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
}

describeOnEveryEngine("maps of the demo", (database) => {
  beforeAll(async () => {
    await bindEmpty(database());
    for (const text of requests(header, commits, 500)) await send(text);
    for (const text of demoPlans()) await send(text);
  }, SLOW);

  test("the heat map has the legacy imports of the board, packed and plain, whatever its span", async () => {
    for (const version of [1, 2, 3]) {
      const { judged, asOf } = await boardOf(version);
      const { legacy, legacyFiles } = countsAt(judged, asOf.position);
      const plain = await ask<HeatmapModel>("heatmap", version);
      expect([plain.imports, plain.filesNow]).toEqual([legacy, legacyFiles]);
      expect(plain.groups.reduce((sum, { now }) => sum + now, 0)).toBe(legacy);
      const zoom = "zoom=2025-09-15T00:00:00Z..2025-09-16T12:00:00Z&form=packed";
      const packed = await ask<PackedHeatmap>("heatmap", version, zoom);
      const rows = unpackRows(packed.packed);
      expect(rows.now.reduce((sum, now) => sum + now, 0)).toBe(legacy);
      expect([...rows.paths]).toEqual(
        plain.groups.flatMap((group) => group.rows.map(({ path }) => path)).sort(),
      );
      expect(packed.columnMs).toBeLessThan(plain.columnMs);
      expect(packed.columns[0]?.t).toBe(Date.UTC(2025, 8, 15));
    }
  });

  test("the heat map by owner groups every file under the accountable one, those without one last", async () => {
    const unknown = await ask<HeatmapModel>("heatmap", 1, "sort=owner");
    expect([unknown.owners, unknown.groups.length]).toEqual([null, 1]);
    await send("* @all\n/netra_backend/ @backend @all\n/scripts/\n");
    const plain = await ask<HeatmapModel>("heatmap", 1, "sort=owner");
    expect(plain.groups.map(({ name }) => name)).toEqual(["@all", "@backend", "no owner"]);
    expect(plain.owners).toEqual(["@all", "@backend"]);
    const rows = plain.groups.flatMap((group) => group.rows);
    expect(rows).toHaveLength(unknown.groups.flatMap((group) => group.rows).length);
    for (const { path, owner } of rows)
      expect(owner).toBe(
        path.startsWith("scripts/")
          ? null
          : path.startsWith("netra_backend/")
            ? "@backend"
            : "@all",
      );
    const [head, ...lines] = await askCsv("heatmap", "sort=owner");
    expect(head?.slice(0, 3)).toEqual(["path", "owner", "now"]);
    expect(lines.map(([path]) => path)).toEqual(rows.map(({ path }) => path));
    // A spreadsheet would take @ for the start of a formula, so that a quote stands before it.
    expect(lines.map(([, owner]) => owner)).toEqual(
      rows.map(({ owner }) => (owner === null ? "" : `'${owner}`)),
    );
    const packed = await ask<PackedHeatmap>("heatmap", 1, "form=packed");
    const of = numbersOf(packed.ownerOf);
    const named = new Map(unpackRows(packed.packed).paths.map((path, row) => [path, of[row]]));
    for (const { path, owner } of rows)
      expect(packed.owners?.[named.get(path) ?? -1] ?? null).toBe(owner);
  });

  test("the treemap has at each of its moments the counts of the board there", async () => {
    const { judged, facts } = await boardOf(1);
    const packed = await ask<PackedTreemap>("treemap", 1, "form=packed&commit=f517d53e39a0");
    const files = unpackFiles(packed.packed);
    expect(files).toEqual((await ask<TreemapModel>("treemap", 1, "commit=f517d53e")).files);
    expect(packed.moments[0]?.sha).toMatch(/^f517d53e/);
    packed.moments.forEach(({ sha }, moment) => {
      const counts = countsAt(judged, facts.commits.sha.indexOf(sha));
      const { imports, legacy, holding } = sumsOf(treemapStates(files, moment));
      const { canonical, unplanned, unclassified } = counts;
      expect([legacy, holding]).toEqual([counts.legacy, counts.legacyFiles]);
      expect(imports).toBe(counts.legacy + canonical + unplanned + unclassified);
    });
  });

  test("the table of the treemap as CSV has the same sums, at the last commit and beside it", async () => {
    const { judged, asOf } = await boardOf(1);
    const [head = [], ...rows] = await askCsv("treemap", "beside=f517d53e");
    const sum = (name: string) =>
      rows.reduce((whole, row) => whole + Number(row.at(head.indexOf(name) - head.length) || 0), 0);
    expect(sum("legacy")).toBe(countsAt(judged, asOf.position).legacy);
    expect(sum("beside_legacy")).toBe(countsAt(judged, 0).legacy);
  });

  test("a commit after the moment, and a span without time, are refused", async () => {
    await expect(ask("treemap", 1, "commit=0000000")).rejects.toThrow("not a commit of this line");
    await expect(
      ask("heatmap", 1, "zoom=2025-09-16T00:00:00Z..2025-09-15T00:00:00Z"),
    ).rejects.toThrow("holds no time");
  });
});
