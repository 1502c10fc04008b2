import { describe, expect, it } from "vitest";
import { parseJunit } from "@/lib/formats/junit/parse";

const attributes = (count: number) =>
  Array.from({ length: count }, (_, n) => `a${n}="x"`).join(" ");
const deep = (levels: number) =>
  `<testsuites>${"<testsuite>".repeat(levels)}${"</testsuite>".repeat(levels)}</testsuites>`;
const LAUGHS = Array.from({ length: 20 }, (_, n) => `<!ENTITY l${n + 1} "&l${n};&l${n};">`).join(
  "",
);

/** Each could stop, end or betray a process that trusts its parser. */
const DOCUMENTS: readonly (readonly [name: string, text: string, message: string, at: string])[] = [
  ["nothing", "", "must contain a root element; was it cut off?", "1:1"],
  ["blanks", " \n ", "must contain a root element", "2:1"],
  [
    "an outside file",
    '<?xml version="1.0"?>\n<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>\n<testsuites>&x;</testsuites>',
    "the XML has a DOCTYPE, which is never read",
    "2:",
  ],
  [
    "an entity bomb",
    `<!DOCTYPE r [<!ENTITY l0 "ha">${LAUGHS}]><testsuites>&l20;</testsuites>`,
    "the XML has a DOCTYPE",
    "1:",
  ],
  ["an entity that nobody declared", "<testsuites>&x;</testsuites>", "not well-formed", "1:"],
  [
    "too many attributes",
    `<testsuites>\n<testsuite ${attributes(1001)}/></testsuites>`,
    "a tag has more than 1000 attributes",
    "2:",
  ],
  [
    "a flood of attributes",
    `<testsuites ${attributes(300_000)}/>`,
    "more than 1000 attributes",
    "1:",
  ],
  ["one attribute twice", '<testsuite name="a" name="b"/>', "duplicate attribute", "1:"],
  ["too many levels", deep(64), "nested more than 64 levels deep", "1:"],
  ["a tower", deep(200_000), "nested more than 64 levels deep", "1:"],
  ["a tower that does not end", "<testsuite>".repeat(500_000), "more than 64 levels", "1:"],
  [
    "too many tests",
    `<testsuite>${'<testcase name="a"/>'.repeat(100_001)}</testsuite>`,
    "the report holds more than 100000 tests",
    "1:",
  ],
  ["a cut", '<testsuites>\n<testsuite name="a"><testcase na', "was it cut off?", "2:"],
  ["a cut in a text", "<testsuite><testcase><failure><![CDATA[abc", "was it cut off?", "1:"],
  ["a raw control character", "<testsuite>\n\u001b[31m</testsuite>", "disallowed character", "2:1"],
  ["a raw NUL", "<testsuite>\0</testsuite>", "disallowed character", "1:12"],
  ["another root", "<report/>", "the root element is <report>", "1:9"],
  [
    "libcheck",
    '<testsuites xmlns="http://check.sourceforge.net/ns"><suite><test result="failure"/></suite></testsuites>',
    "this is libcheck's own XML",
    "1:",
  ],
  ["two roots", "<testsuites/><testsuites/>", "not well-formed", "1:"],
];

describe("parseJunit on hostile documents", () => {
  it.each(DOCUMENTS)("refuses %s with a reason and its place", (_, text, message, at) => {
    const result = parseJunit(text);
    if (result.ok) throw new Error("it was taken");
    const [issue] = result.issues;
    expect(issue?.message).toContain(message);
    expect(`${issue?.line}:${issue?.column}`).toMatch(new RegExp(`^${at}`));
    expect(JSON.stringify(result)).not.toContain("root:");
  });

  it("takes what stands exactly at the limits", () => {
    expect(parseJunit(deep(63)).ok).toBe(true);
    expect(parseJunit(`<testsuite ${attributes(1000)}/>`).ok).toBe(true);
  });

  it("takes words of the prototype as words", () => {
    const text =
      '<testsuite name="__proto__"><testcase name="constructor" __proto__="x" classname="toString"/></testsuite>';
    const result = parseJunit(text);
    expect(result).toMatchObject({
      ok: true,
      value: { results: [{ place: "toString", path: ["constructor"] }] },
    });
  });

  it("cuts a message, and says so; no half of a pair stays", () => {
    const text = `<testsuite><testcase name="a"><failure message="m">${"😀".repeat(1_000_000)}</failure></testcase></testsuite>`;
    const result = parseJunit(text);
    const message = result.ok ? (result.value.results[0]?.message ?? "") : "";
    expect(message.length).toBe(4000);
    expect(message.endsWith("… (cut)")).toBe(true);
    expect(/[\0\p{Surrogate}]/u.test(message)).toBe(false);
  });
});
