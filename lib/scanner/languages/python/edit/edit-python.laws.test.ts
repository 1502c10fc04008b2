import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { applyEdits } from "@/lib/scanner/languages/edit-imports";
import { edit } from "./testing";

const someName = fc.constantFrom(
  "A",
  "B",
  "C as D",
  "Far",
  "Far as F",
  "Kept",
  "Name",
  "Name as N",
);
const someModule = fc.constantFrom("app.old", "..old", ".old", "app.new", "app", "os");
const someFrom = fc
  .tuple(
    someModule,
    fc.array(fc.tuple(someName, fc.constantFrom("", "  # note")), { minLength: 1, maxLength: 5 }),
    fc.constantFrom("plain", "parenthesised", "lines", "continued", "suite"),
  )
  .map(([module, names, layout]) => {
    const bare = names.map(([name]) => name);
    if (layout === "parenthesised") return `from ${module} import (${bare.join(", ")})`;
    if (layout === "continued") return `from ${module} import ${bare.join(", \\\n    ")}`;
    if (layout === "suite") return `if x: from ${module} import ${bare.join(",")}`;
    if (layout === "plain") return `from ${module} import ${bare.join(", ")}  # noqa`;
    const lines = names.map(([name, comment]) => `    ${name},${comment}`);
    return [`from ${module} import (`, ...lines, ")"].join("\n");
  });
const someOther = fc.constantFrom(
  "",
  "# from app.old import A",
  "x = 1; y = 2",
  "'app.olden'",
  'x("""\nx\n""")',
);

describe("editing Python imports", () => {
  it("fulfils or names every wish, keeps all other lines, and has nothing to do the second time", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(someFrom, someOther), { maxLength: 12 }), (lines) => {
        const source = lines.join("\n");
        const first = edit(source);
        expect(first.isEditable).toBe(true);
        const { edits, left } = first.isEditable ? first : { edits: [], left: [] };
        const after = Buffer.from(applyEdits(Buffer.from(source), edits));
        const second = edit(after);
        expect(second).toMatchObject({ isEditable: true, edits: [] });
        expect(second.isEditable && second.left.length).toBe(left.length);
        const others = (text: string) => text.split("\n").filter((line) => /^(#|x|'|$)/.test(line));
        expect(others(after.toString())).toEqual(others(source));
      }),
      { numRuns: 500 },
    );
  });
});
