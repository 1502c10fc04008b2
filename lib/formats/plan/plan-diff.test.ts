import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Plan } from "@/lib/domain/plan";
import { planDiff } from "@/lib/domain/plan-diff";
import { WHOLE_PLAN } from "@/lib/formats/plan/fixtures/whole";
import { parsePlan } from "@/lib/formats/plan/parse";

function planOf(text: string): Plan {
  const result = parsePlan(text);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

const BEFORE = planOf(WHOLE_PLAN);

function changes(from: string, to: string): readonly string[] {
  expect(WHOLE_PLAN).toContain(from);
  return planDiff(BEFORE, planOf(WHOLE_PLAN.replace(from, to))).map(
    ({ kind, pointer, label, before = "-", after = "-" }) =>
      `${kind} ${pointer} | ${label} | ${before} > ${after}`,
  );
}

describe("planDiff", () => {
  it.each([
    ["version: 3", "version: 4", "changed version | version changed | 3 > 4"],
    [
      "effectiveAt: 2025-09-14T05:12:27+02:00",
      "effectiveAt: 2025-09-15",
      "changed effectiveAt | in force from changed | 2025-09-14T03:12:27Z > 2025-09-15T00:00:00Z",
    ],
    [
      ", until: 2026-01-01",
      "",
      "removed exemptions[0].until | exemption: shop/store/**: until removed | 2026-01-01T00:00:00Z > -",
    ],
    [
      "risk: high",
      "risk: low",
      "changed criticalFiles[0].risk | critical file: shop/checkout.py: risk changed | high > low",
    ],
    [
      "days: [1, 3]",
      "days: 5",
      "changed phases[1].days | phase: move: days changed | [1,3] > [5,5]",
    ],
    [
      "staleAfter: 90m",
      "staleAfter: 3h",
      "changed rollback.staleAfterMs | rollback: stale after changed | 1.5 h > 3 h",
    ],
    [
      "local]\ncriticalFiles",
      "local, old]\ncriticalFiles",
      "added environments.e2e[2] | environments: e2e: old added | - > old",
    ],
    ["unplanned: allowed\n", "", "removed unplanned | unplanned removed | allowed > -"],
    [
      "- { phase: detect, is: done }",
      "- { violations: all, atMost: 3 }",
      'removed phases[1].entry[0] | phase: move: entry: {"is":"done","phase":"detect"} removed | {"is":"done","phase":"detect"} > -; ' +
        'added phases[1].entry[0] | phase: move: entry: {"atMost":3,"violations":"all"} added | - > {"atMost":3,"violations":"all"}',
    ],
    [
      "names: [Store, open_store]\n  family",
      "names: [open_store, Store]\n  family",
      "changed subject.names | subject: names: order changed | Store, open_store > open_store, Store",
    ],
    [
      "    - module: shop.store.old\n",
      "    - module: shop.store.older\n",
      "removed subject.legacy[0] | shop.store.old removed from legacy | shop.store.old > -; " +
        "added subject.legacy[0] | shop.store.older added to legacy | - > shop.store.older",
    ],
    [
      "  legacy:\n    - module: shop.store.old\n",
      "    - module: shop.store.old\n  legacy:\n",
      "changed subject.canonical[1] | shop.store.old moved from legacy to canonical | legacy: shop.store.old > canonical: shop.store.old",
    ],
    [
      "      names: [Store]\n",
      "",
      "changed subject.canonical[0] | shop.store.api changed in canonical, now whatever the name | canonical: shop.store.api: Store > canonical: shop.store.api",
    ],
  ])("%j written as %j", (from, to, expected) => {
    expect(changes(from, to).join("; ")).toBe(expected);
  });

  it("reads a swap of two rules as two moves", () => {
    const { canonical, legacy } = BEFORE.subject;
    const swapped = {
      ...BEFORE,
      subject: { ...BEFORE.subject, canonical: legacy, legacy: canonical },
    };
    expect(planDiff(BEFORE, swapped).map(({ label }) => label)).toEqual([
      "shop.store.api moved from canonical to legacy",
      "shop.store.old moved from legacy to canonical",
      "shop.store moved from legacy to canonical",
    ]);
  });

  it("finds a change wherever one leaf changes, and none in equal plans", () => {
    expect(planDiff(BEFORE, structuredClone(BEFORE))).toEqual([]);
    const leaves = leafPaths(BEFORE);
    fc.assert(
      fc.property(fc.constantFrom(...leaves), (path) => {
        const after = structuredClone(BEFORE);
        const parent = path
          .slice(0, -1)
          .reduce<object>((node, key) => Reflect.get(node, key), after);
        const key = path.at(-1) ?? "";
        const value: unknown = Reflect.get(parent, key);
        Reflect.set(parent, key, typeof value === "number" ? value + 1000 : `${value}x`);
        expect(planDiff(BEFORE, after).length).toBeGreaterThan(0);
        expect(planDiff(after, BEFORE).length).toBe(planDiff(BEFORE, after).length);
      }),
      { numRuns: 300 },
    );
  });
});

/** The way to every text, number and flag in a value. */
function leafPaths(value: unknown): readonly (readonly string[])[] {
  if (typeof value !== "object" || value === null) return [[]];
  return Object.entries(value).flatMap(([key, item]) =>
    leafPaths(item).map((path) => [key, ...path]),
  );
}
