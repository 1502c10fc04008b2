import { expect, it } from "vitest";
import type { FindingLevel, ReportedFinding } from "./report";
import { saysUnread } from "./unread";

const finding = (rule: string, message = "x", level: FindingLevel = "error"): ReportedFinding => ({
  ...{ rule, message, level, path: "a", line: 1 },
  ...{ toolKey: null, lineText: null, relation: null },
});

it.each([
  ["ESLint, JSON", finding("(parse error)")],
  ["ESLint, checkstyle", finding("(no rule)", "Parsing error: Unexpected token")],
  ["ruff, old", finding("(syntax error)")],
  ["ruff, between", finding("E999", "SyntaxError: Expected an expression")],
  ["ruff, new", finding("invalid-syntax", "Expected an expression")],
  ["flake8", finding("E902", "FileNotFoundError")],
  ["pylint", finding("syntax-error")],
  ["pylint, by number", finding("F0002")],
  ["mypy", finding("syntax", "invalid syntax")],
  ["RuboCop", finding("Lint/Syntax")],
  ["Stylelint", finding("CssSyntaxError")],
  ["ShellCheck", finding("ShellCheck.SC1073")],
])("%s says that a file could not be parsed", (_, found) => {
  expect(saysUnread(found)).toBe(true);
});

it.each([
  ["an ordinary rule", finding("no-undef")],
  ["a directive that nothing needs", finding("(no rule)", "Unused eslint-disable directive")],
  [
    "a syntax that is only newer",
    finding(
      "invalid-syntax",
      "Cannot use `match` statement on Python 3.9 (syntax was added in Python 3.10)",
    ),
  ],
  ["what names no file", { ...finding("(parse error)"), path: "" }],
  ["a note", finding("syntax", "x", "note")],
])("%s does not", (_, found) => {
  expect(saysUnread(found)).toBe(false);
});
