import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { FINDING_LEVELS, type FindingsReport } from "@/lib/domain/findings/report";
import { packFinding, unpackFinding } from "@/lib/domain/findings/stored";
import { FINDING_FIXTURES } from "@/lib/formats/fixtures/finding-fixtures";
import { mutated, mutation } from "@/lib/formats/fixtures/mutation";
import { damaged, damages } from "@/lib/formats/fixtures/splice";
import type { ParseResult } from "@/lib/formats/issue";
import { detectFormat, parseFindings } from "@/lib/formats/registry";
import { isStorable } from "@/lib/formats/text";

/** What holds of every answer, whatever the bytes were. */
function expectSound(parsed: ParseResult<FindingsReport>): void {
  if (!parsed.ok) {
    expect(parsed.issues.length).toBeGreaterThan(0);
    for (const { message, pointer, line } of parsed.issues) {
      expect(message !== "" && isStorable(message)).toBe(true);
      expect(pointer !== "" || line !== undefined || /must be a/.test(message)).toBe(true);
    }
    return;
  }
  for (const { tool, version, variant, incomplete, findings, suppressed } of parsed.value.runs) {
    expect([tool, version, variant, incomplete ?? ""].every(isStorable)).toBe(true);
    expect(tool !== "" && Number.isInteger(suppressed)).toBe(true);
    for (const finding of findings) {
      const { rule, path, line, level, message, toolKey, lineText, relation } = finding;
      const texts = [rule, path, message, toolKey ?? "", lineText ?? "", relation ?? ""];
      expect(texts.every(isStorable)).toBe(true);
      expect(texts.every((text) => text.length <= 4000)).toBe(true);
      expect(rule).not.toBe("");
      expect(FINDING_LEVELS).toContain(level);
      expect(line === null || (Number.isInteger(line) && line > 0 && line < 2 ** 31)).toBe(true);
      expect({ ...unpackFinding(packFinding(finding)), line }).toEqual(finding);
    }
  }
}

describe("whatever the bytes are, a parser of findings answers soundly", () => {
  it.each(FINDING_FIXTURES)("$format that was damaged", ({ format, text }) => {
    fc.assert(
      fc.property(damages, (changes) => {
        const changed = damaged(text, changes);
        detectFormat(changed);
        expectSound(parseFindings(changed, format));
      }),
      { numRuns: 300 },
    );
  });

  const asJson = FINDING_FIXTURES.filter(({ text }) => /^[[{]/.test(text)).filter(
    ({ format }) => format !== "mypy-json",
  );
  it.each(asJson)("$format that was changed", ({ format, text }) => {
    const original: unknown = JSON.parse(text);
    fc.assert(
      fc.property(fc.array(mutation, { minLength: 1, maxLength: 3 }), (changes) => {
        const changed = JSON.stringify(changes.reduce<unknown>(mutated, original));
        detectFormat(changed);
        expectSound(parseFindings(changed, format));
      }),
      { numRuns: 300 },
    );
  });

  it.each(FINDING_FIXTURES)("$format again gives the same", ({ format, text }) => {
    expect(parseFindings(text, format)).toEqual(parseFindings(text, format));
  });

  // Anything worse than linear in these would not end within a test's time.
  it.each(FINDING_FIXTURES)("$format answers floods", ({ format, text }) => {
    const head = text.slice(0, 60);
    for (const flood of ["[".repeat(1e6), "`".repeat(1e6), " -> ".repeat(3e5), "\\".repeat(1e6)]) {
      expectSound(parseFindings(`${head}${flood}`, format));
      expectSound(parseFindings(flood, format));
    }
  });
});
