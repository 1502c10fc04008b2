import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { classifier, classOf } from "@/lib/domain/classify";
import type { ScannedCommit, ScannedImport } from "@/lib/domain/scan";
import { parseInstant } from "@/lib/domain/time";
import { parsePlan } from "@/lib/formats/plan/parse";
import { parseScan } from "@/lib/formats/scan/reader";
import { decodeText } from "@/lib/formats/text";

const DEMO = new URL("../../prisma/demo/", import.meta.url);
type Tree = Map<string, readonly ScannedImport[]>;

/** Renames, then deletions, then files, all against the base (rules.md 1.5). */
function applied(tree: Tree, commit: ScannedCommit): Tree {
  const next: Tree = commit.mode === "full" ? new Map() : new Map(tree);
  for (const { from } of commit.renamed ?? []) next.delete(from);
  for (const { from, to } of commit.renamed ?? []) next.set(to, tree.get(from) ?? []);
  for (const path of commit.deleted ?? []) next.delete(path);
  for (const { path, imports } of commit.files) next.set(path, imports);
  return next;
}

type Standing = { readonly tree: Tree; readonly now: number };
const standings = new Map<string, Standing>();

beforeAll(() => {
  const zipped = readFileSync(new URL("websocket-manager-history.scan.ndjson.gz", DEMO));
  const decoded = decodeText(gunzipSync(zipped));
  const scan = parseScan(decoded.ok ? decoded.value : "");
  if (!scan.ok) throw new Error(JSON.stringify(scan.issues[0]));
  expect(scan.value.commits).toHaveLength(2452);
  let tree: Tree = new Map();
  for (const [index, { commit }] of scan.value.commits.entries()) {
    tree = applied(tree, commit);
    const standing = { tree, now: parseInstant(commit.committedAt) ?? 0 };
    if (index === 0) standings.set("first", standing);
    if (commit.sha.startsWith("ec3d06f9")) standings.set("ec3d06f9", standing);
  }
}, 60_000);

/** Violations, files with them, canonical, unplanned, unclassified, exempt, out of scope. */
function countsOf(name: string, { tree, now }: Standing): readonly number[] {
  const parsed = parsePlan(readFileSync(new URL(name, DEMO), "utf8"));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues[0]));
  const { target, path: standing } = classifier(parsed.value);
  const counts = {
    outOfScope: 0,
    exempt: 0,
    canonical: 0,
    legacy: 0,
    unplanned: 0,
    unclassified: 0,
  };
  let files = 0;
  for (const [path, imports] of tree) {
    const before = counts.legacy;
    const stands = standing(path);
    for (const one of imports) {
      const found = classOf(stands, target(one.module, one.name), now);
      if (found !== null) counts[found] += 1;
    }
    if (counts.legacy > before) files += 1;
  }
  const { canonical, legacy, unplanned, unclassified, exempt, outOfScope } = counts;
  return [legacy, files, canonical, unplanned, unclassified, exempt, outOfScope];
}

describe("the demo's history under its three plans, against counts made independently", () => {
  it.each([
    ["first", "plan-1104.yaml", [326, 204, 0, 3, 22, 12, 0]],
    ["first", "plan-1104-v2.yaml", [326, 204, 0, 3, 22, 12, 0]],
    ["first", "plan-1104-v3.yaml", [326, 204, 0, 3, 22, 12, 0]],
    ["ec3d06f9", "plan-1104.yaml", [679, 374, 43, 1305, 420, 67, 4388]],
    ["ec3d06f9", "plan-1104-v2.yaml", [839, 426, 124, 1267, 217, 67, 4388]],
    ["ec3d06f9", "plan-1104-v3.yaml", [963, 467, 1456, 17, 11, 67, 4388]],
  ])("%s under %s", (commit, plan, counts) => {
    const standing = standings.get(commit);
    expect(standing && countsOf(plan, standing)).toEqual(counts);
  });
});
