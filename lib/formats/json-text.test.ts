import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseJsonText } from "@/lib/formats/json-text";

function fault(text: string): string {
  const result = parseJsonText(text);
  return result.ok ? "none" : `${result.offset}: ${result.message}`;
}

describe("parseJsonText", () => {
  it.each([
    ["", "0: is not whole JSON: it ends where a value should stand; was it cut off?"],
    ['{"a":1', "6: is not whole JSON: it ends where `,` or `}` should stand; was it cut off?"],
    ['{"a":"b', '7: is not whole JSON: it ends where a closing `"` should stand; was it cut off?'],
    ['{"a" 1}', '5: is not JSON: expected `:`, found "1"'],
    ["{a:1}", '1: is not JSON: expected a field name in double quotes, found "a"'],
    ["[1,]", '3: is not JSON: expected a value, found "]"'],
    ["[1 2]", '3: is not JSON: expected `,` or `]`, found "2"'],
    ["[01]", '2: is not JSON: expected `,` or `]`, found "1"'],
    ["{} x", '3: is not JSON: expected nothing behind the value, found "x"'],
    ['["\\x"]', '2: is not JSON: expected a valid escape, found "\\\\"'],
    ['["a\tb"]', '3: is not JSON: expected an escape instead of a control character, found "\\t"'],
    ["[NaN]", '1: is not JSON: expected a value, found "N"'],
    [`${"[".repeat(65)}`, "64: is nested more than 64 levels deep"],
    [`${"[".repeat(64)}${"]".repeat(64)}`, "none"],
    [`"${"[".repeat(99)}\\"${"{".repeat(99)}"`, "none"],
  ])("%s", (text, expected) => {
    expect(fault(text)).toBe(expected);
  });

  it("refuses a million levels without trying", () => {
    expect(fault("[".repeat(1_000_000))).toBe("64: is nested more than 64 levels deep");
  });

  it("gives what JSON.parse gives, and a place inside the text whenever that throws", () => {
    const text = fc
      .tuple(
        fc.json({ maxDepth: 4 }),
        fc.nat(60),
        fc.constantFrom("", "]", '"', ",", "x", "\\", "1"),
      )
      .map(([json, at, extra]) => {
        const cut = at % (json.length + 1);
        return json.slice(0, cut) + extra + json.slice(cut + (at % 2));
      });
    fc.assert(
      fc.property(text, (drawn) => {
        const result = parseJsonText(drawn);
        let expected: unknown;
        try {
          expected = { ok: true, value: JSON.parse(drawn) };
        } catch {
          expected = { ok: false };
        }
        expect(result).toMatchObject(expected as object);
        const offset = result.ok ? 0 : result.offset;
        expect(offset).toBeLessThanOrEqual(drawn.length);
      }),
      { numRuns: 3000 },
    );
  });
});
