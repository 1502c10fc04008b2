import { describe, expect, it } from "vitest";
import type { FindingsFormat, FindingsRun } from "@/lib/domain/findings/report";
import { FINDING_FIXTURES, fixtureOf } from "@/lib/formats/fixtures/finding-fixtures";
import { detectFormat, parseFindings } from "@/lib/formats/registry";

function runsOf(text: string, format: FindingsFormat): readonly FindingsRun[] {
  const parsed = parseFindings(text, format);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return parsed.value.runs;
}

/** `rule level path:line message` of each finding: what every format must give. */
function lines(text: string, format: FindingsFormat): string[] {
  return runsOf(text, format).flatMap(({ findings }) =>
    findings.map(
      ({ rule, level, path, line, message }) =>
        `${rule} ${level} ${path}:${line ?? "-"} ${message}`,
    ),
  );
}

describe("each format", () => {
  it.each(FINDING_FIXTURES)("$format is told by its content", ({ format, text }) => {
    expect(detectFormat(text).id).toBe(format);
    expect(detectFormat(`\ufeff${text}`).id).toBe(format);
  });

  it.each([
    [
      "sarif",
      [
        "P1 error src/a b.py:3 a of {1} is b",
        "P2/inner warning lib/indexed.py:2 plain",
        "X1 note C:/work/c.py:- shared text",
        "P2 none :- fine",
        "P2 warning :- still there",
      ],
    ],
    [
      "ruff-json",
      [
        "F401 error /home/ci/app/a.py:1 `os` imported but unused",
        "(syntax error) error C:/work/nb.ipynb:4 SyntaxError: unexpected indent",
      ],
    ],
    [
      "eslint-json",
      [
        "no-unused-vars warning /home/ci/app/a.js:2 'x' is defined but never used.",
        "(parse error) error /home/ci/app/a.js:3 Parsing error: Unexpected token",
        "header error /home/ci/app/a.js:- No header",
      ],
    ],
    [
      "gitlab-codequality",
      ["E501 error src/a.py:4 E501: line too long", "(no rule) warning src/b.py:9 no name here"],
    ],
    ["semgrep-json", ["rules.eval error a.py:2 no eval", "rules.eval note b.py:5 no eval"]],
    ["bandit-json", ["B605 error app/a.py:2 Starting a process with a shell"]],
    [
      "mypy-json",
      [
        'name-defined error app/a.py:3 Name "x" is not defined',
        "(no code) note app/a.py:3 See the docs",
      ],
    ],
    [
      "pylint-json",
      [
        "unused-import warning app/a.py:1 Unused import os",
        "missing-function-docstring note app/a.py:3 Missing docstring",
      ],
    ],
    [
      "checkstyle",
      [
        "com.puppycrawl.tools.checkstyle.checks.coding.MagicNumberCheck warning src/main/A.java:3 Magic & number",
        "com.puppycrawl.tools.checkstyle.checks.PackageCheck note src/main/A.java:- No package comment",
      ],
    ],
    [
      "flake8-json",
      [
        "F401 error app/a.py:1 'os' imported but unused",
        "E302 warning app/a.py:3 expected 2 blank lines",
      ],
    ],
    [
      "dependency-cruiser",
      [
        "no-b error src/a.js:- src/a.js → src/b.js",
        "no-circular note src/c.js:- src/c.js → src/d.js → src/c.js",
      ],
    ],
    [
      "import-linter",
      [
        "No web in core error :4 app.core is not allowed to import app.web: app.core.a -> app.web.views",
        "No web in core error :1 app.core is not allowed to import app.web: app.core.b -> app.web",
      ],
    ],
    [
      "betterer",
      [
        "no `any` warning src/a.ts:4 tsc: it's an `any`",
        'no `any` warning src/a.ts:10 tsc: "quoted"',
      ],
    ],
    ["sonar-generic", ["R1 error src/a.js:4 fix this", "R1 note src/b.js:- and the file"]],
    [
      "tach",
      [
        "UndeclaredDependency error app/a.py:2 app.core uses app.web",
        "NoFilesChecked warning :- NoFilesChecked",
      ],
    ],
    ["junit-lint", ["F401 error /home/ci/app/a.py:1 `os` imported but unused"]],
  ] as const)("%s gives its findings", (format, expected) => {
    expect(lines(fixtureOf(format), format)).toEqual(expected);
  });

  it.each([
    ["sarif", 1],
    ["eslint-json", 1],
    ["semgrep-json", 1],
    ["dependency-cruiser", 1],
  ] as const)("%s counts what the code base silences apart", (format, suppressed) => {
    expect(runsOf(fixtureOf(format), format)[0]?.suppressed).toBe(suppressed);
  });
});

describe("keys that outlive shifted lines", () => {
  const keys = (format: FindingsFormat) =>
    runsOf(fixtureOf(format), format).flatMap(({ findings }) =>
      findings.map(({ toolKey, lineText, relation }) => ({ toolKey, lineText, relation })),
    );

  it("are the tool's own, without the number that CodeQL appends", () => {
    expect(keys("sarif")[2]?.toolKey).toBe("primaryLocationLineHash abc123");
    expect(keys("semgrep-json")[0]?.toolKey).toBe("f00d_0");
  });

  it("are not what Semgrep writes without a login", () => {
    expect(keys("semgrep-json")[1]).toEqual({ toolKey: null, lineText: null, relation: null });
  });

  it("are the text of the line without blanks", () => {
    expect(keys("sarif").map(({ lineText }) => lineText)).toEqual([
      ..."x=1 two=2".split(" "),
      ...[null, null, null],
    ]);
    expect(keys("eslint-json")[0]?.lineText).toBe("constx=1;");
    expect(keys("bandit-json")[0]?.lineText).toBe("os.system(x)");
    expect(keys("flake8-json")[1]?.lineText).toBe("deff():");
  });

  it("are from and to where there are no lines", () => {
    expect(keys("dependency-cruiser")[0]?.relation).toBe("src/a.js -> src/b.js");
    expect(keys("import-linter")[0]?.relation).toBe("app.core.a -> app.web.views");
  });
});
