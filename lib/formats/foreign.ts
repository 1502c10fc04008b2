import { xmlRoot } from "@/lib/formats/xml-root";

/**
 * What a text that no format claims looks like, by its content, as a predicate behind "the file". Only formats whose
 * first bytes tell them apart are named; the others are called by their syntax.
 */
export function foreignWord(head: string): string {
  if (head === "") return "is empty: did the tool that wrote it fail?";
  const start = head.slice(0, SIGN_LENGTH);
  const root = xmlRoot(start)?.name;
  const known = root === undefined ? undefined : XML_ROOTS.get(root);
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
  ["issues", notFindings("an Android Lint report")],
  ["report", "looks like a JaCoCo coverage report, which is not supported"],
  ["coverage", "looks like a Cobertura coverage report, which is not supported"],
]);

/** What only looks like findings that are read, or is findings that are not. */
const SCANNER_SIGNS: readonly Sign[] = [
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
];

/** The more telling sign stands before the more general. */
const SIGNS: readonly Sign[] = [
  { first: /^[{#f]/, has: ["plumbline."], word: "names a plumbline format that is not known here" },
  { first: /^<(?:!doctype )?html/i, word: "is an HTML page: was an error page saved instead?" },
  { first: /^</, word: "is XML of a kind that is not supported" },
  { first: /^\[/, has: ['"elements"', '"keyword"'], word: notTests("a Cucumber JSON report") },
  ...SCANNER_SIGNS,
  { first: /^\[\s*\]/, word: "is an empty JSON list, which does not say what it is a list of" },
  { first: /^[[{]/, word: 'is JSON without a "format" field that is known here' },
  { first: /^(?:---|#|[\w-]+:\s)/, word: "has no line `format: plumbline.plan/1`, as a plan must" },
];
