import { parseBanditJson } from "@/lib/formats/bandit-json/parse";
import { parseBetterer } from "@/lib/formats/betterer/parse";
import { parseCheckstyle } from "@/lib/formats/checkstyle/parse";
import { parseDependencyCruiser } from "@/lib/formats/dependency-cruiser/parse";
import { parseEslintJson } from "@/lib/formats/eslint-json/parse";
import { parseFlake8Json } from "@/lib/formats/flake8-json/parse";
import type { ScannerFormat } from "@/lib/formats/format";
import { parseCodeQuality } from "@/lib/formats/gitlab-codequality/parse";
import { parseImportLinter } from "@/lib/formats/import-linter/parse";
import { isLintOutput, parseJunitLint } from "@/lib/formats/junit-lint/parse";
import { parseMypyJson } from "@/lib/formats/mypy-json/parse";
import { parsePylintJson } from "@/lib/formats/pylint-json/parse";
import { parseRuffJson } from "@/lib/formats/ruff-json/parse";
import { parseSarif } from "@/lib/formats/sarif/parse";
import { parseSemgrepJson } from "@/lib/formats/semgrep-json/parse";
import { parseSonarGeneric } from "@/lib/formats/sonar-generic/parse";
import { parseTach } from "@/lib/formats/tach/parse";
import { xmlRoot } from "@/lib/formats/xml-root";

type Keys = () => ReadonlySet<string>;

/** A JSON list whose objects have all of these fields. */
function isListOf(head: string, keys: Keys, ...fields: string[]): boolean {
  return head.startsWith("[") && fields.every((field) => keys().has(`.${field}`));
}

/** A JSON object, or lines of them, with all of these fields; `a.b` is a field of a group. */
function isGroupOf(head: string, keys: Keys, ...fields: string[]): boolean {
  return head.startsWith("{") && fields.every((field) => keys().has(field));
}

/** Reports of other scanners, asked in order: one folder and one entry each. */
export const FINDINGS_FORMATS: readonly ScannerFormat[] = [
  {
    kind: "findings",
    id: "sarif",
    title: "findings, SARIF 2.1.0",
    written: "CodeQL, Semgrep, Trivy, ruff, ESLint and most security scanners",
    source: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html",
    matches: (head, keys) => {
      // A JSON schema of SARIF has the same words, below `properties`; a log may have a bag of that name.
      if (!isGroupOf(head, keys, "runs") || keys().has("properties.runs")) return false;
      const told = keys().has("version") || keys().has("$schema");
      return told || keys().has("runs.tool") || /"runs"\s*:\s*\[\s*\{\s*"\w+"/.test(head);
    },
    parse: parseSarif,
  },
  {
    kind: "findings",
    id: "ruff-json",
    title: "findings, ruff JSON",
    written: "`ruff check --output-format json` or `json-lines`",
    source: "https://docs.astral.sh/ruff/settings/#output-format",
    matches: (head, keys) =>
      isListOf(head, keys, "code", "filename", "location") ||
      isGroupOf(head, keys, "code", "filename", "location"),
    parse: parseRuffJson,
    isCleanWhenBlank: true,
  },
  {
    kind: "findings",
    id: "eslint-json",
    title: "findings, ESLint JSON",
    written: "`eslint --format json` or `json-with-metadata`",
    source: "https://eslint.org/docs/latest/use/formatters/#json",
    matches: (head, keys) => {
      const isFiles = isListOf(head, keys, "filePath", "messages");
      // secretlint copies the shape, and names its own fields.
      if (isFiles) return !keys().has(".sourceContentType");
      return isGroupOf(head, keys, "results", "metadata") && /"filePath"/.test(head);
    },
    parse: parseEslintJson,
  },
  {
    kind: "findings",
    id: "gitlab-codequality",
    title: "findings, GitLab code quality",
    written: "Code Climate's engines and many linters' `gitlab` formatters",
    source: "https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format",
    matches: (head, keys) =>
      isListOf(head, keys, "location", "description") &&
      (keys().has(".fingerprint") || keys().has(".check_name")),
    parse: parseCodeQuality,
  },
  {
    kind: "findings",
    id: "semgrep-json",
    title: "findings, Semgrep JSON",
    written: "`semgrep scan --json`, `opengrep scan --json`",
    source: "https://semgrep.dev/docs/semgrep-appsec-platform/json-and-sarif",
    // Old versions, and what only keeps the two lists, have no `paths`.
    matches: (head, keys) =>
      isGroupOf(head, keys, "results", "errors") &&
      (keys().has("paths") || /"check_id"\s*:/.test(head)),
    parse: parseSemgrepJson,
  },
  {
    kind: "findings",
    id: "bandit-json",
    title: "findings, Bandit JSON",
    written: "`bandit -f json`",
    source: "https://bandit.readthedocs.io/en/latest/formatters/json.html",
    matches: (head, keys) => isGroupOf(head, keys, "results", "metrics", "generated_at"),
    parse: parseBanditJson,
  },
  {
    kind: "findings",
    id: "pylint-json",
    title: "findings, pylint JSON",
    written: "`pylint --output-format json` or `json2`",
    source: "https://pylint.readthedocs.io/en/stable/user_guide/usage/output.html",
    matches: (head, keys) => {
      const hasId = keys().has(".message-id") || keys().has(".messageId");
      if (isListOf(head, keys, "symbol")) return hasId;
      return isGroupOf(head, keys, "messages", "statistics");
    },
    parse: parsePylintJson,
  },
  {
    kind: "findings",
    id: "mypy-json",
    title: "findings, mypy JSON",
    written: "`mypy --output json`",
    source: "https://mypy.readthedocs.io/en/stable/command_line.html",
    matches: (head, keys) => isGroupOf(head, keys, "file", "line", "message", "severity", "code"),
    parse: parseMypyJson,
    isCleanWhenBlank: true,
  },
  {
    kind: "findings",
    id: "checkstyle",
    title: "findings, Checkstyle XML",
    written: "Checkstyle, PHPStan, golangci-lint, detekt and many linters' `checkstyle` formatters",
    source: "https://checkstyle.org",
    matches: (head) => xmlRoot(head)?.name === "checkstyle",
    parse: parseCheckstyle,
  },
  {
    kind: "findings",
    id: "dependency-cruiser",
    title: "findings, dependency-cruiser JSON",
    written: "`depcruise --output-type json`, and `depcruise-baseline`",
    source: "https://github.com/sverweij/dependency-cruiser/blob/main/doc/cli.md",
    matches: (head, keys) =>
      isGroupOf(head, keys, "modules", "summary.violations") ||
      isListOf(head, keys, "rule", "from", "to"),
    parse: parseDependencyCruiser,
  },
  {
    kind: "findings",
    id: "import-linter",
    title: "findings, the text of import-linter",
    written: "`lint-imports`",
    source: "https://import-linter.readthedocs.io",
    matches: (head) => /^=+\r?\nImport Linter\r?\n=+/m.test(head.slice(0, 4000)),
    parse: parseImportLinter,
  },
  {
    kind: "findings",
    id: "betterer",
    title: "findings, Betterer results",
    written: "`betterer`, as `.betterer.results`",
    source: "https://phenomnomnominal.github.io/betterer/docs/results-file",
    matches: (head) => head.startsWith("// BETTERER RESULTS"),
    parse: parseBetterer,
  },
  {
    kind: "findings",
    id: "sonar-generic",
    title: "findings, SonarQube's generic issues",
    written: "importers for SonarQube",
    source:
      "https://docs.sonarsource.com/sonarqube-server/analyzing-source-code/importing-external-issues/generic-issue-import-format/",
    matches: (head, keys) =>
      isGroupOf(head, keys, "issues.primaryLocation") ||
      (isGroupOf(head, keys, "rules") && /"primaryLocation"/.test(head)),
    parse: parseSonarGeneric,
  },
  {
    kind: "findings",
    id: "tach",
    title: "findings, tach JSON",
    written: "`tach check --output json`",
    source: "https://docs.gauge.sh",
    matches: (head, keys) => isListOf(head, keys, "Located") || isListOf(head, keys, "Global"),
    parse: parseTach,
  },
  {
    kind: "findings",
    id: "flake8-json",
    title: "findings, flake8-json",
    written: "`flake8 --format json` with flake8-json",
    source: "https://pypi.org/project/flake8-json/",
    matches: (head) => /^\{\s*"[^"\n]{1,1000}"\s*:\s*\[/.test(head) && /"physical_line"/.test(head),
    parse: parseFlake8Json,
  },
  {
    kind: "findings",
    id: "junit-lint",
    title: "findings in the shape of JUnit XML",
    written:
      "`ruff check --output-format junit`, the `junit` formatters of ESLint, Biome, oxlint and PHP_CodeSniffer",
    source: "https://docs.astral.sh/ruff/settings/#output-format",
    matches: (head) => /^testsuites?$/.test(xmlRoot(head)?.name ?? "") && isLintOutput(head),
    parse: parseJunitLint,
  },
];
