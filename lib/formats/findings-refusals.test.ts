import { describe, expect, it } from "vitest";
import type { FindingsFormat, FindingsRun } from "@/lib/domain/findings/report";
import { fixtureOf } from "@/lib/formats/fixtures/finding-fixtures";
import { detectFormat, detectNamed, parseFindings } from "@/lib/formats/registry";

function runsOf(text: string, format: FindingsFormat): readonly FindingsRun[] {
  const parsed = parseFindings(text, format);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value.runs;
}

describe("a clean run", () => {
  it.each([
    ["ruff-json", "[]"],
    ["eslint-json", "[]"],
    ["gitlab-codequality", "[]"],
    ["pylint-json", "[]"],
    ["tach", "[]"],
    ["ruff-json", ""],
    ["mypy-json", "\n"],
    ["flake8-json", "{}"],
  ] as const)("%s %j is one only when the uploader names the format", (format, text) => {
    expect(detectFormat(text).id).toBe("unknown");
    expect(detectNamed(text, format).id).toBe(format);
    const [run] = runsOf(text, format);
    expect(run).toMatchObject({ findings: [], incomplete: null });
  });

  it.each(["sarif", "eslint-json", "semgrep-json"] as const)(
    "an empty file is none of %s, named or not",
    (format) => {
      for (const text of ["", " \n"]) {
        expect(detectNamed(text, format)).toMatchObject({ id: "unknown" });
        expect(parseFindings(text, format)).toMatchObject({ ok: false });
      }
    },
  );

  it("a name does not make another format readable", () => {
    expect(detectNamed(fixtureOf("sarif"), "eslint-json").id).toBe("sarif");
    expect(detectNamed("[]", "nothing").id).toBe("unknown");
  });
});

describe("a run that did not come to its end", () => {
  const gap = (text: string, format: FindingsFormat) => runsOf(text, format)[0]?.incomplete;
  const sarif = (run: object) => JSON.stringify({ version: "2.1.0", runs: [run] });
  const tool = { driver: { name: "t" } };

  it.each([
    [
      "sarif",
      sarif({ tool, results: [], invocations: [{ executionSuccessful: false }] }),
      "did not succeed",
    ],
    [
      "sarif",
      sarif({
        ...{ tool, results: [] },
        invocations: [
          {
            executionSuccessful: false,
            toolExecutionNotifications: [
              { level: "error", message: { text: "cannot parse a.js" } },
            ],
          },
        ],
      }),
      "cannot parse a.js",
    ],
    ["sarif", sarif({ tool }), "no list of results"],
    [
      "sarif",
      sarif({
        tool,
        externalPropertyFileReferences: { results: [{ location: { uri: "more.sarif" } }] },
      }),
      "more.sarif",
    ],
    ["mypy-json", "nosuch.py: error: Cannot read file\n", "Cannot read file"],
    [
      "mypy-json",
      '{"file":"a.py","line":1,"column":0,"message":"invalid syntax","code":"syntax","severity":"error"}',
      "a.py",
    ],
    [
      "bandit-json",
      '{"errors":[{"filename":"a.py","reason":"syntax error"}],"results":[],"metrics":{},"generated_at":""}',
      "a.py: syntax error",
    ],
    [
      "semgrep-json",
      '{"errors":[{"level":"error","message":"Timeout","type":"Timeout"}],"results":[],"paths":{}}',
      "Timeout",
    ],
    [
      "import-linter",
      "=============\nImport Linter\n=============\n\nCould not find package 'l'.",
      "Could not find package",
    ],
    [
      "checkstyle",
      "<checkstyle><file name='a'><exception>NullPointer\n at x</exception></file></checkstyle>",
      "a: NullPointer",
    ],
    ["tach", '{"error":"no tach.toml"}', "no tach.toml"],
  ] as const)("%s %j says so", (format, text, why) => {
    expect(gap(text, format)).toContain(why);
  });

  it("is not one that says of itself that it succeeded", () => {
    const invocations = [
      { executionSuccessful: true, toolExecutionNotifications: [{ level: "error" }] },
    ];
    expect(gap(sarif({ tool, results: [], invocations }), "sarif")).toBeNull();
  });
});

describe("a refusal names its place", () => {
  it.each([
    ["sarif", '{"version":"1.0.0","runs":[]}', "/version", undefined],
    ["sarif", '{"version":"2.0.0-csd.2","runs":[]}', "/version", undefined],
    ["sarif", '{"version":"2.1.0","runs":[{"results":3}]}', "/runs/0/results", undefined],
    ["sarif", '{"version":"2.1.0","runs":[\n{"results":[],}]}', "", 2],
    ["eslint-json", '[{"filePath":"a"}]', "/0/messages", undefined],
    ["semgrep-json", '{"results":[{"path":"a"}]}', "/results/0/check_id", undefined],
    ["gitlab-codequality", '[{"location":{},"description":""}]', "/0/location/path", undefined],
    ["mypy-json", '\n{"file":1}', "/file", 2],
    ["ruff-json", '{"code":"E1","filename":"a"}\n{"code', "", 2],
    ["checkstyle", "<checkstyle>\n<file></checkstyle>", "", 2],
    ["checkstyle", "<pmd/>", "", 1],
    ["betterer", "// BETTERER RESULTS V2.\nexports[`a`] = {\n  value: `{", "", 3],
    ["betterer", "// BETTERER RESULTS V2.\nexports[`a`] = {\n  value: `process.exit()`\n};", "", 3],
    ["import-linter", "hello", "", 1],
  ] as const)("%s %j", (format, text, pointer, line) => {
    const parsed = parseFindings(text, format);
    if (parsed.ok) throw new Error("it was taken");
    expect(parsed.issues[0]?.pointer).toBe(pointer);
    expect(parsed.issues[0]?.line).toBe(line);
    expect(pointer !== "" || line !== undefined).toBe(true);
  });

  it.each([
    ["a JSON schema of SARIF", '{"$schema":"x","properties":{"runs":{},"version":{}},"runs":1}'],
    [
      "secretlint",
      '[{"filePath":"a","messages":[],"sourceContent":"","sourceContentType":"text"}]',
    ],
    ["GitLab security", '{"version":"15.0.0","vulnerabilities":[],"scan":{"type":"sast"}}'],
    ["Cucumber", '[{"keyword":"Feature","elements":[]}]'],
    ["Stylelint", '[{"source":"a.css","warnings":[],"deprecations":[]}]'],
    ["Pyright", '{"version":"1","time":"","generalDiagnostics":[],"summary":{}}'],
    ["NUnit", "<test-run/>"],
    ["xunit.net", "<assemblies/>"],
    ["Robot Framework", "<robot/>"],
    ["PMD", "<pmd/>"],
    ["JaCoCo", "<report/>"],
    [
      "a SonarQube API export",
      '{"total":1,"p":1,"issues":[{"key":"a","component":"b","textRange":{}}]}',
    ],
  ])("%s is refused by its name", (name, text) => {
    const format = detectFormat(text);
    if (format.id !== "unknown") throw new Error(`told as ${format.id}`);
    expect(format.reason).toContain(name);
  });
});
