import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { canonicalJson } from "@/lib/domain/canonical-json";
import type { Plan } from "@/lib/domain/plan";
import { explain } from "@/lib/formats/explain";
import { mutated, mutation } from "@/lib/formats/fixtures/mutation";
import { WHOLE_PLAN } from "@/lib/formats/plan/fixtures/whole";
import { planJsonSchema } from "@/lib/formats/plan/json-schema";
import { parsePlan } from "@/lib/formats/plan/parse";
import { planDocument } from "@/lib/formats/plan/schema";

const DEMO = new URL("../../../prisma/demo/", import.meta.url);

function planOf(text: string): Plan {
  const result = parsePlan(text);
  if (!result.ok) throw new Error(JSON.stringify(result.issues));
  return result.value;
}

describe("parsePlan", () => {
  it.each([
    ["plan-1104.yaml", 1, 1_757_808_000_000, 1, 4],
    ["plan-1104-v2.yaml", 2, 1_757_826_747_000, 1, 6],
    ["plan-1104-v3.yaml", 3, 1_757_981_113_000, 1, 7],
  ])("reads %s whole and without a warning", (name, version, effectiveAt, canonical, legacy) => {
    const result = parsePlan(readFileSync(new URL(name, DEMO), "utf8"));
    expect(result).toMatchObject({ ok: true, warnings: [] });
    const plan = result.ok ? result.value : null;
    expect(plan).toMatchObject({
      id: "websocket-manager",
      version,
      effectiveAt,
      startsAt: 1_757_808_000_000,
      issue: "#1104",
      environments: { mission_critical: ["local", "staging"], e2e: ["staging"] },
      rollback: { staleAfterMs: 86_400_000 },
    });
    expect(plan?.subject.canonical).toHaveLength(canonical);
    expect(plan?.subject.legacy).toHaveLength(legacy);
    expect(plan?.tests).toHaveLength(24);
    expect(plan?.phases.map(({ days }) => days)).toEqual([
      [1, 2],
      [2, 3],
      [3, 4],
      [1, 2],
    ]);
    expect(plan?.rollback?.triggers).toHaveLength(6);
    expect(plan?.success).toHaveLength(18);
    expect(plan?.commands).toHaveLength(13);
    expect(plan?.risks).toHaveLength(3);
    expect(plan?.impact).toHaveLength(8);
  });

  it("loses nothing of a plan with every field", () => {
    const plan = planOf(WHOLE_PLAN);
    const { format, effectiveAt, startsAt, exemptions, phases, rollback, ...same } =
      parse(WHOLE_PLAN);
    expect(format).toBe("plumbline.plan/1");
    expect(plan).toMatchObject(same);
    expect(plan.effectiveAt).toBe(Date.parse(effectiveAt));
    expect(plan.startsAt).toBe(Date.parse(startsAt));
    expect(plan.exemptions[0]).toEqual({ ...exemptions[0], until: Date.parse("2026-01-01") });
    expect(plan.phases[0]).toEqual({ ...phases[0], days: [2, 2], entry: [], steps: [] });
    expect(plan.phases[1]).toEqual({ ...phases[1], commands: [] });
    const { staleAfter, ...others } = rollback;
    expect(plan.rollback).toEqual({ ...others, staleAfterMs: 5_400_000 });
  });

  it("fills what a short plan leaves out", () => {
    const short = parse(WHOLE_PLAN);
    const { format, id, title, version, subject, strategy } = short;
    const { canonical, legacy } = subject;
    const text = JSON.stringify({
      ...{ format, id, title, version, strategy },
      subject: { canonical, legacy },
    });
    expect(planOf(text)).toEqual({
      ...{ id, title, version, strategy },
      subject: { canonical, legacy, names: [], family: [], findings: [] },
      scope: { include: ["**"], exclude: [] },
      environments: {},
      ...{ impact: [], exemptions: [], criticalFiles: [], tests: [], phases: [] },
      ...{ risks: [], success: [], commands: [] },
    });
  });

  it("gives one canonical text for every layout of a document", () => {
    const document = parse(WHOLE_PLAN);
    const reversed = Object.fromEntries(Object.entries(document).reverse());
    const expected = canonicalJson(planOf(WHOLE_PLAN));
    for (const text of [
      JSON.stringify(document),
      JSON.stringify(reversed, null, "\t"),
      `\ufeff${WHOLE_PLAN.replaceAll("\n", "\r\n")}`,
      WHOLE_PLAN.replace("- module: shop.store.old", '- { "module": "shop.store.old" }'),
    ]) {
      expect(canonicalJson(planOf(text))).toBe(expected);
    }
    const other = WHOLE_PLAN.replace("risk: high", "risk: low");
    expect(canonicalJson(planOf(other))).not.toBe(expected);
  });

  it("follows anchors and aliases", () => {
    const text = WHOLE_PLAN.replace(
      "names: [Store, open_store]",
      "names: &names [Store, open_store]",
    );
    const aliased = text.replace("      names: [Store, open_store]", "      names: *names");
    expect(aliased).toContain("*names");
    expect(canonicalJson(planOf(aliased))).toBe(canonicalJson(planOf(WHOLE_PLAN)));
  });

  it("warns of what can hardly be meant", () => {
    const text = WHOLE_PLAN.replace(
      "    - module: shop.store.api\n      names: [Store]\n",
      "    - module: shop.store.*\n",
    )
      .replace('"vendor/**"', '"{vendor,lib}/**"')
      .replace("missionCritical: true }, any", "bucket: validation }, any");
    const result = parsePlan(text);
    const warnings = result.ok ? result.warnings : [];
    expect(warnings.map(({ line, message }) => `${line}: ${message}`)).toEqual([
      "18: subject.legacy[0] can match nothing: subject.canonical[0] comes first",
      "25: scope.exclude[0] has { } or !, which stand for themselves; only * ? and ** are wildcards",
      "87: rollback.triggers[0].when.tests selects no test that the plan lists: it stays unknown",
    ]);
  });
});

describe("planDocument", () => {
  it("is explained by reasons exactly when zod refuses", () => {
    const document = parse(WHOLE_PLAN);
    expect(planDocument.safeParse(document).success).toBe(true);
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 2 }), (mutations) => {
        const value = mutations.reduce<unknown>(mutated, document);
        const reasons: string[] = [];
        const add = (_: unknown, reason: string) => reasons.push(reason);
        explain(planDocument, value, { noun: "the plan", add, isFull: () => false });
        expect(reasons.length === 0).toBe(planDocument.safeParse(value).success);
      }),
      { numRuns: 1000 },
    );
  }, 30_000);

  it("gives a closed JSON Schema", () => {
    const schema = planJsonSchema();
    expect(schema.additionalProperties).toBe(false);
    expect(schema.required).toEqual(["format", "id", "version", "title", "subject", "strategy"]);
    expect(Object.keys(schema.properties ?? {})).toEqual(
      expect.arrayContaining(["goldenPath", "rollback", "unplanned"]),
    );
  });
});
