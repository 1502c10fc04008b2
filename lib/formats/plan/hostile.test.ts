import { describe, expect, it } from "vitest";
import { parsePlan } from "@/lib/formats/plan/parse";

const LAUGHS = Array.from(
  { length: 12 },
  (_, n) =>
    `a${n}: &a${n} [${n === 0 ? "x, x" : `*a${n - 1}, *a${n - 1}, *a${n - 1}, *a${n - 1}`}]`,
).join("\n");

/** Each could stop or end a process that trusts its parser. */
const DOCUMENTS: readonly (readonly [name: string, text: string, message: string])[] = [
  ["nothing", "", "the plan must be a group of fields; it is empty"],
  ["a list", "- a\n- b", "the plan must be a group of fields; it is a list"],
  ["deep brackets", "[".repeat(20_000), "nested more than 100 levels deep"],
  ["deep closed brackets", "[".repeat(5000) + "]".repeat(5000), "nested more than 100 levels"],
  ["deep dashes", `${"- ".repeat(20_000)}a`, "nested more than 100 levels deep"],
  [
    "deep fields",
    Array.from({ length: 900 }, (_, n) => `${" ".repeat(n)}k:`).join("\n"),
    "nested more than 100 levels deep",
  ],
  ["a bomb of aliases", LAUGHS, "more than 100000 values"],
  ["an alias of itself", "a: &a [*a]", "*a names no anchor that is complete before it"],
  ["an alias of nothing", "a: *b", "*b names no anchor"],
  [
    "many fields",
    Array.from({ length: 60_000 }, (_, n) => `k${n}: 1`).join("\n"),
    "is not a field",
  ],
  ["one field again and again", "a: 1\n".repeat(60_000), "a is given twice"],
  ["many broken lines", "- @x\n".repeat(20_000), "is not YAML as it stands"],
  ["a field of the prototype", "__proto__: { a: 1 }", "has a field whose name is no plain word"],
  ["a list as a field", "? [a, b]\n: 1", "has a field whose name is no plain word"],
  ["a YAML 1.1 directive", "%YAML 1.1\n---\na: 1", "plans are YAML 1.2"],
  ["a tag", "a: !!binary aGk=", "has the YAML tag tag:yaml.org,2002:binary"],
  ["two documents", "a: 1\n---\nb: 2", "a plan is one document"],
  ["a merge", "a: &a { id: x }\nb:\n  <<: *a", "b is not a field of the plan"],
  ["more than a megabyte", "a".repeat(1_100_000), "the plan is longer than 1 MB"],
];

describe("parsePlan on hostile documents", () => {
  it.each(DOCUMENTS)("refuses %s with a reason", (_, text, message) => {
    const result = parsePlan(text);
    expect(result.ok ? [] : result.issues.map((issue) => issue.message).join("\n")).toContain(
      message,
    );
    expect(Object.hasOwn(Object.prototype, "a")).toBe(false);
  });
});
