import type { ReportedFinding } from "./report";

/**
 * The rules by which tools say that they could not parse a file, and so did not look at what else is in it: ESLint (JSON, here named so),
 * ruff old and new, flake8, pylint, mypy, RuboCop, Biome, PHP_CodeSniffer, Stylelint, ShellCheck, ktlint, PHPStan.
 */
const RULES: readonly RegExp[] = [
  /^\((?:parse|syntax) error\)$/,
  /^(?:invalid-syntax|E999|E902)$/,
  /^(?:syntax-error|parse-error|astroid-error|fatal|E0001|F000[12]|F0010)$/,
  /^syntax$/,
  /^(?:Lint\/Syntax|parse|CssSyntaxError|stylelint\.rules\.CssSyntaxError|phpstan\.parse)$/,
  /^Internal\.(?:Exception|ParseError|Tokenizer\.Exception)$/,
  /^(?:ShellCheck\.)?SC107[23]$/,
];
/** How ESLint's other formatters, which have no rule then, begin; and Java's and Kotlin's tools. */
const MESSAGE = /^(?:Parsing error: |Not a valid Kotlin file)/;
/** ruff reads on where the syntax is only newer than the Python that was chosen. */
const NEWER = /^(?:SyntaxError: )?Cannot use .* on Python \d/;

/** Whether a finding says that its file could not be parsed. */
export function saysUnread({ rule, path, level, message }: ReportedFinding): boolean {
  if (path === "" || level === "none") return false;
  if (RULES.some((sign) => sign.test(rule))) return level === "error" && !NEWER.test(message);
  return /^(?:\(no rule\)|null|undefined|eslint)?$/.test(rule) && MESSAGE.test(message);
}

/** The files that a report could not read: what else stood in them is not known. */
export function unreadPaths(findings: readonly ReportedFinding[]): ReadonlySet<string> {
  return new Set(findings.filter(saysUnread).map(({ path }) => path));
}
