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
const later = (name: string) => `looks like ${name}, which is not supported yet`;

const unsupported = (name: string) => `looks like ${name}, which is not supported; JUnit XML is`;

const XML_ROOTS: ReadonlyMap<string, string> = new Map([
  ["html", "is an HTML page: was an error page saved instead?"],
  ["testsuites", unsupported("libcheck's own XML")],
  ["testsuite", unsupported("libcheck's own XML")],
  ["TestRun", later("a TRX report")],
  ["checkstyle", later("a Checkstyle report")],
  ["test-run", unsupported("an NUnit report")],
  ["test-results", unsupported("an NUnit 2 report")],
  ["assembly", unsupported("an xunit.net report")],
  ["assemblies", unsupported("an xunit.net report")],
  ["result", unsupported("Jenkins' own record of results")],
  ["robot", unsupported("a Robot Framework report")],
  ["pmd", later("a PMD report")],
  ["report", "looks like a JaCoCo coverage report, which is not supported"],
  ["coverage", "looks like a Cobertura coverage report, which is not supported"],
]);

/** The more telling sign stands before the more general. */
const SIGNS: readonly Sign[] = [
  { first: /^[{#f]/, has: ["plumbline."], word: "names a plumbline format that is not known here" },
  { first: /^<(?:!doctype )?html/i, word: "is an HTML page: was an error page saved instead?" },
  { first: /^</, word: "is XML of a kind that is not supported" },
  { first: /^\{/, has: ["sarif"], word: later("a SARIF report") },
  { first: /^\{/, has: ['"runs"', '"version"'], word: later("a SARIF report") },
  { first: /^\{/, has: ['"numTotalTests"'], word: later("a Jest or Vitest JSON report") },
  { first: /^\{/, has: ['"suites"', '"config"'], word: later("a Playwright JSON report") },
  { first: /^\{/, has: ['"$report_type"'], word: later("a pytest-reportlog report") },
  { first: /^\{/, has: ['"Action"', '"Package"'], word: later("the output of go test -json") },
  { first: /^\[/, has: ['"filePath"', '"messages"'], word: later("an ESLint JSON report") },
  { first: /^\[/, has: ['"elements"', '"keyword"'], word: later("a Cucumber JSON report") },
  { first: /^\[/, has: ['"filename"', '"location"'], word: later("a ruff JSON report") },
  { first: /^\[/, has: ['"fingerprint"'], word: later("a code quality report") },
  { first: /^\{/, has: ['"historyId"', '"status"'], word: later("an Allure result") },
  { first: /^\[\s*\]/, word: "is an empty JSON list, which does not say what it is a list of" },
  { first: /^(?:TAP version \d|1\.\.\d|ok \d|not ok \d)/, word: later("a TAP stream") },
  { first: /^[[{]/, word: 'is JSON without a "format" field that is known here' },
  { first: /^(?:---|#|[\w-]+:\s)/, word: "has no line `format: plumbline.plan/1`, as a plan must" },
];
