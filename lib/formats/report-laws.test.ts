import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { collapseResults } from "@/lib/formats/collapse-results";
import { mutated, mutation } from "@/lib/formats/fixtures/mutation";
import { expectSound, splice, spliced } from "@/lib/formats/fixtures/sound";
import { detectFormat, parseReport } from "@/lib/formats/registry";

const read = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const XML = readdirSync(new URL("junit/fixtures/", import.meta.url)).map((name) =>
  read(`junit/fixtures/${name}`),
);

describe("whatever the bytes are, a parser answers soundly", () => {
  it("JUnit XML that was damaged", () => {
    fc.assert(
      fc.property(fc.constantFrom(...XML), fc.array(splice, { maxLength: 3 }), (text, changes) => {
        const damaged = spliced(text, changes);
        detectFormat(damaged);
        const parsed = parseReport(damaged, "junit");
        expectSound(parsed);
        if (!parsed.ok) expect(parsed.issues[0]?.line).toBeGreaterThan(0);
      }),
      { numRuns: 200 },
    );
  });

  it("JUnit XML that was cut is never taken as whole", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...XML),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (text, at) => {
          const whole = text.trimEnd();
          const parsed = parseReport(whole.slice(0, Math.floor(at * whole.length)), "junit");
          expect(parsed.ok).toBe(at === 1);
        },
      ),
    );
  });

  it.each(["pytest-json-report", "ctrf"] as const)("%s that was changed", (format) => {
    const original = JSON.parse(read(`${format}/fixtures/report.json`));
    expect(detectFormat(JSON.stringify(original)).id).toBe(format);
    expect(parseReport(JSON.stringify(original), format).ok).toBe(true);
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (changes) => {
        const text = JSON.stringify(changes.reduce<unknown>(mutated, original));
        detectFormat(text);
        expectSound(parseReport(text, format));
      }),
      { numRuns: 300 },
    );
  });

  it("a report again gives the same", () => {
    for (const text of XML) {
      const parsed = parseReport(text, "junit");
      expect(parseReport(text, "junit")).toEqual(parsed);
      expect(parseReport(`\ufeff${text}`, "junit")).toEqual(parsed);
      const results = parsed.ok ? parsed.value.results : [];
      expect(collapseResults(results, "others")).toEqual(results);
    }
  });
});
