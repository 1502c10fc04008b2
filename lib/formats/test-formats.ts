import { parseCtrf } from "@/lib/formats/ctrf/parse";
import type { TestsFormat } from "@/lib/formats/format";
import { parseJunit } from "@/lib/formats/junit/parse";
import { isLintOutput } from "@/lib/formats/junit-lint/parse";
import { parsePytestJsonReport } from "@/lib/formats/pytest-json-report/parse";
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
];
