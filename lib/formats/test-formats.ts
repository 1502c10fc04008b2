import { parseAllure } from "@/lib/formats/allure/parse";
import { parseCtrf } from "@/lib/formats/ctrf/parse";
import type { TestsFormat } from "@/lib/formats/format";
import { parseGoTestJson } from "@/lib/formats/go-test-json/parse";
import { parseJestJson } from "@/lib/formats/jest-json/parse";
import { parseJunit } from "@/lib/formats/junit/parse";
import { isLintOutput } from "@/lib/formats/junit-lint/parse";
import { parsePlaywrightJson } from "@/lib/formats/playwright-json/parse";
import { parsePytestJsonReport } from "@/lib/formats/pytest-json-report/parse";
import { parsePytestReportlog } from "@/lib/formats/pytest-reportlog/parse";
import { looksLikeTap } from "@/lib/formats/tap/detect";
import { parseTap } from "@/lib/formats/tap/parse";
import { parseTrx } from "@/lib/formats/trx/parse";
import { xmlRoot } from "@/lib/formats/xml-root";

/** Reports of test runs, asked in order: one folder and one entry each. */
export const TEST_FORMATS: readonly TestsFormat[] = [
  {
    kind: "tests",
    id: "junit",
    title: "a test report, JUnit XML",
    written: "nearly every test runner",
    source: "https://github.com/testmoapp/junitxml",
    matches: (head) => {
      const root = xmlRoot(head);
      const isRoot = root?.name === "testsuites" || root?.name === "testsuite";
      return isRoot && !root.tag.includes("check.sourceforge.net") && !isLintOutput(head);
    },
    parse: parseJunit,
  },
  {
    kind: "tests",
    id: "ctrf",
    title: "a test report, Common Test Report Format",
    written: "the reporters of ctrf.io",
    source: "https://ctrf.io",
    matches: (head, keys) => {
      if (!head.startsWith("{") || !keys().has("results")) return false;
      return keys().has("results.tests") && keys().has("results.tool");
    },
    parse: parseCtrf,
  },
  {
    kind: "tests",
    id: "pytest-json-report",
    title: "a test report, pytest-json-report",
    written: "`pytest --json-report`",
    source: "https://github.com/numirias/pytest-json-report",
    matches: (head, keys) => {
      if (!head.startsWith("{") || !keys().has("exitcode")) return false;
      return keys().has("summary") && (keys().has("tests") || keys().has("created"));
    },
    parse: parsePytestJsonReport,
  },
  {
    kind: "tests",
    id: "pytest-reportlog",
    title: "a test report, pytest-reportlog",
    written: "`pytest --report-log=FILE`",
    source: "https://github.com/pytest-dev/pytest-reportlog",
    matches: (head, keys) => head.startsWith("{") && keys().has("$report_type"),
    parse: parsePytestReportlog,
  },
  {
    kind: "tests",
    id: "playwright-json",
    title: "a test report, Playwright JSON",
    written: "`playwright test --reporter=json`",
    source: "https://playwright.dev/docs/test-reporters#json-reporter",
    matches: (head, keys) => head.startsWith("{") && keys().has("suites") && keys().has("config"),
    parse: parsePlaywrightJson,
  },
  {
    kind: "tests",
    id: "jest-json",
    title: "a test report, Jest or Vitest JSON",
    written: "`jest --json --outputFile=FILE`, `vitest --reporter=json`",
    source: "https://jestjs.io/docs/cli#--json",
    matches: (head, keys) => {
      if (!head.startsWith("{") || !keys().has("testResults")) return false;
      return keys().has("numTotalTests") || keys().has("numTotalTestSuites");
    },
    parse: parseJestJson,
  },
  {
    kind: "tests",
    id: "go-test-json",
    title: "a test report, go test -json",
    written: "`go test -json`, `gotestsum --jsonfile FILE`",
    source: "https://pkg.go.dev/cmd/test2json",
    matches: (head) => /^\{[^\n]*"Action"\s*:\s*"(?:[a-z]+|build-[a-z]+)"/m.test(head),
    parse: parseGoTestJson,
  },
  {
    kind: "tests",
    id: "tap",
    title: "a test report, TAP",
    written: "node-tap, bats, mocha, node:test and others with a TAP reporter",
    source: "https://testanything.org/tap-version-14-specification.html",
    matches: looksLikeTap,
    parse: parseTap,
  },
  {
    kind: "tests",
    id: "trx",
    title: "a test report, TRX",
    written: "`dotnet test --logger trx`, Visual Studio",
    source: "https://github.com/microsoft/vstest/blob/main/docs/report.md",
    // CppUnit and AUnit have the root too, and list what passed and what failed apart.
    matches: (head) =>
      xmlRoot(head)?.name === "TestRun" &&
      !/<(?:FailedTests|SuccessfulTests|Statistics)\b/.test(head),
    parse: parseTrx,
  },
  {
    kind: "tests",
    id: "allure",
    title: "a test report, Allure results",
    written: "the adapters of Allure; send the folder `allure-results` as zip or tar",
    source: "https://allurereport.org/docs/how-it-works/",
    matches: (head, keys) => {
      if (head.startsWith('{"plumbline.folder":')) return true;
      if (!head.startsWith("{") || !keys().has("uuid")) return false;
      const own = ["historyId", "stage", "testCaseId", "labels", "steps", "parameters"];
      const isResult = keys().has("status") && own.some((field) => keys().has(field));
      return isResult || keys().has("children");
    },
    parse: parseAllure,
  },
];
