import { xmlRoot } from "@/lib/formats/xml-root";

/**
 * What a text that no format claims looks like, by its content, as a predicate behind "the file". Only formats whose
 * first bytes tell them apart are named; the others are called by their syntax.
 */
export function foreignWord(head: string): string {
  if (head === "") return "is empty: did the tool that wrote it fail?";
  const start = head.slice(0, SIGN_LENGTH);
  const root = xmlRoot(start)?.name;
  const known =
    root === undefined ? undefined : (OTHER_ROOTS.get(root)?.(start) ?? XML_ROOTS.get(root));
  if (known !== undefined) return known;
  const found = SIGNS.find(
    ({ first, has = [] }) => first.test(start) && has.every((word) => start.includes(word)),
  );
  return found?.word ?? "is in no format that is known here";
}

type Sign = { readonly first: RegExp; readonly has?: readonly string[]; readonly word: string };

const SIGN_LENGTH = 16 * 1024;
const notTests = (name: string) => `looks like ${name}, which is not supported; JUnit XML is`;
const notFindings = (name: string) => `looks like ${name}, which is not supported; SARIF is`;

const XML_ROOTS: ReadonlyMap<string, string> = new Map([
  ["html", "is an HTML page: was an error page saved instead?"],
  ["testsuites", notTests("libcheck's own XML")],
  ["testsuite", notTests("libcheck's own XML")],
  ["test-run", notTests("an NUnit report")],
  ["test-results", notTests("an NUnit 2 report")],
  ["assembly", notTests("an xunit.net report")],
  ["assemblies", notTests("an xunit.net report")],
  ["result", notTests("Jenkins' own record of results")],
  ["robot", notTests("a Robot Framework report")],
  ["pmd", notFindings("a PMD report")],
  ["BugCollection", notFindings("a SpotBugs report")],
  ["cppcheck", notFindings("a Cppcheck report")],
  ["results", notFindings("a Cppcheck report")],
  ["issues", notFindings("an Android Lint report")],
  ["jslint", notFindings("a JSLint report")],
  ["csslint", notFindings("a CSS Lint report")],
  ["lint", notFindings("a CSS Lint report")],
  ["CodeNarc", notFindings("a CodeNarc report")],
  ["StyleCopViolations", notFindings("a StyleCop report")],
  ["FxCopReport", notFindings("an FxCop report")],
  ["gendarme-output", notFindings("a Gendarme report")],
  ["Report", notFindings("an InspectCode report")],
  ["pmd-cpd", notFindings("a CPD report")],
  ["simian", notFindings("a Simian report")],
  ["errorList", notFindings("a Klocwork report")],
  ["valgrindoutput", notFindings("a Valgrind report")],
  ["mutations", "looks like a PIT mutation report, which is not supported"],
  ["CoverageSession", "looks like an OpenCover coverage report, which is not supported"],
  ["test-suite", notTests("an NUnit or Allure 1 report")],
  ["testcase", "is a single <testcase>; JUnit XML has them in a testsuite"],
  ["UnitTestOutput", notTests("a Google Test log")],
  ["Site", notTests("CTest's own XML (`ctest --output-junit FILE` writes JUnit)")],
  ["Catch2TestRun", notTests("Catch2's own XML (its reporter `junit` writes JUnit)")],
  ["Catch", notTests("Catch2's own XML (its reporter `junit` writes JUnit)")],
  ["TestRun", notTests("the XML of CppUnit or AUnit")],
  ["TestLog", notTests("Boost.Test's own XML (`--log_format=JUNIT` writes JUnit)")],
  ["TestCase", notTests("Qt Test's own XML (`-o FILE,junitxml` writes JUnit)")],
  ["CUNIT_TEST_RUN_REPORT", notTests("CUnit's own XML")],
  ["gtester", notTests("GLib's test log")],
  ["unittest-results", notTests("UnitTest++'s own XML")],
  ["ResultsSession", notTests("a Parasoft report")],
  ["doctest", notTests("doctest's own XML (its reporter `junit` writes JUnit)")],
  ["report", "looks like a JaCoCo coverage report, which is not supported"],
  ["coverage", "looks like a Cobertura coverage report, which is not supported"],
]);

/** Roots that two tools share. */
const OTHER_ROOTS: ReadonlyMap<string, (start: string) => string | undefined> = new Map([
  [
    "issues",
    (start) => (start.includes("burpVersion=") ? notFindings("a Burp report") : undefined),
  ],
]);

/** What only looks like findings that are read, or is findings that are not. */
const SCANNER_SIGNS: readonly Sign[] = [
  {
    first: /^\[/,
    has: ['"runs"', '"version"'],
    word: "looks like a list of SARIF logs; each is sent by itself",
  },
  {
    first: /^\{/,
    has: ['"runs"', '"properties"', '"$schema"'],
    word: "looks like a JSON schema of SARIF, which holds no findings",
  },
  {
    first: /^\{/,
    has: ['"vulnerabilities"', '"scan"'],
    word: notFindings("a GitLab security report"),
  },
  { first: /^\{/, has: ['"generalDiagnostics"'], word: notFindings("a Pyright report") },
  { first: /^\{/, has: ['"issues"', '"component"'], word: notFindings("a SonarQube API export") },
  { first: /^\{/, has: ['"SchemaVersion"', '"Results"'], word: notFindings("Trivy's own JSON") },
  { first: /^\[/, has: ['"sourceContentType"'], word: notFindings("a secretlint report") },
  { first: /^\[/, has: ['"source"', '"warnings"'], word: notFindings("a Stylelint report") },
  { first: /^\[/, has: ['"DL', '"level"'], word: notFindings("a Hadolint report") },
  {
    first: /^\{/,
    has: ['"diagnostics"', '"number_of_rules"'],
    word: notFindings("oxlint's own JSON"),
  },
  {
    first: /^\{/,
    has: ['"diagnostics"', '"summary"', '"command"'],
    word: notFindings("Biome's own JSON"),
  },
  { first: /^\{/, has: ['"diagnostics"', '"source"'], word: notFindings("Reviewdog's rdjson") },
  { first: /^\[/, has: ['"comments"', '"SC'], word: notFindings("a ShellCheck report") },
  {
    first: /^[[{]/,
    has: ['"level"', '"code"', '"column"', '"fix"'],
    word: notFindings("a ShellCheck report"),
  },
];

/** What runners write themselves and no reader is for; each has a reporter that writes JUnit. */
const RUNNER_SIGNS: readonly Sign[] = [
  {
    first: /^\{/,
    has: ['"stats"', '"passes"', '"failures"', '"pending"'],
    word: notTests("a Mocha JSON report"),
  },
  { first: /^\[\s*"start"\s*,/, word: notTests("a Mocha JSON stream") },
  {
    first: /^\{/,
    has: ['"protocolVersion"', '"runnerVersion"'],
    word: notTests("a Dart test report"),
  },
  { first: /^\{/, has: ['"examples"', '"summary_line"'], word: notTests("an RSpec JSON report") },
  { first: /^##teamcity\[/m, word: notTests("a TeamCity log") },
];

const asks = (tool: string, option: string) =>
  `looks like the text of ${tool}, which is for people; \`${option}\` writes what is read`;

/** What linters print: a line for each finding, for people. */
const TEXT_SIGNS: readonly Sign[] = [
  {
    first: /^[^\s:][^:\n]*\.pyi?:\d+(?::\d+)?: (?:error|note|warning): /m,
    word: asks("mypy", "mypy --output json"),
  },
  {
    first: /^[^\s:][^:\n]*\.py:\d+:\d+: [CEFIRW]\d{4}: /m,
    word: asks("pylint", "pylint --output-format json2"),
  },
  {
    first: /^[^\s:][^:\n]*\.pyi?:\d+:\d+: [A-Z]{1,4}\d{1,4} /m,
    word: "looks like the text of flake8 or ruff, which is for people; `ruff check --output-format json`, or flake8 with flake8-json, writes what is read",
  },
  {
    first: /^\u2716 \d+ problems? \(\d+ errors?, \d+ warnings?\)$/m,
    word: asks("ESLint", "eslint --format json"),
  },
];

/** The more telling sign stands before the more general. */
const SIGNS: readonly Sign[] = [
  { first: /^[{#f]/, has: ["plumbline."], word: "names a plumbline format that is not known here" },
  { first: /^<(?:!doctype )?html/i, word: "is an HTML page: was an error page saved instead?" },
  { first: /^</, word: "is XML of a kind that is not supported" },
  { first: /^\[/, has: ['"elements"', '"keyword"'], word: notTests("a Cucumber JSON report") },
  ...SCANNER_SIGNS,
  ...RUNNER_SIGNS,
  { first: /^\[\s*\]/, word: "is an empty JSON list, which does not say what it is a list of" },
  { first: /^[[{]/, word: 'is JSON without a "format" field that is known here' },
  ...TEXT_SIGNS,
  {
    first: /^version https:\/\/git-lfs\./,
    word: "is a pointer of Git LFS: the file itself was not fetched (`git lfs pull`)",
  },
  {
    first: /^(?:---|#|[a-z][\w-]*:\s)/,
    word: "has no line `format: plumbline.plan/1`, as a plan must",
  },
];
