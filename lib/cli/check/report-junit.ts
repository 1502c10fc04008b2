import {
  boardLines,
  findingAdvice,
  findingTitle,
  headline,
  unreadTitle,
} from "@/lib/domain/check/sentences";
import { lineOf } from "./report-text";
import type { CheckResult } from "./run";

type Case = {
  readonly file: string;
  readonly line: number;
  readonly name: string;
  readonly message: string;
};

/** JUnit XML: a failed test for each finding, named so that it is the same test when lines shift; one that passed when none is. */
export function junitReport(result: CheckResult): string {
  const { failing, failingUnread, knownUnread } = result.verdict;
  const failed: Case[] = [
    ...failing.map((one) => ({
      file: one.path,
      line: one.import.line,
      name: `${findingTitle({ ...one, isNew: false })}${one.ordinal > 1 ? ` #${one.ordinal}` : ""}`,
      message: `line ${one.import.line}: ${findingTitle(one)}. ${findingAdvice(one)}`,
    })),
    ...failingUnread.map((one) => ({
      file: one.path,
      line: lineOf(one.reason),
      name: "can be read",
      message: unreadTitle(one),
    })),
  ];
  const skipped = knownUnread.map((one) => ({
    file: one.path,
    line: lineOf(one.reason),
    name: "can be read",
    message: unreadTitle(one),
  }));
  const cases = [
    ...failed.map((one) => caseText(one, `<failure message="${xml(one.message)}"/>`)),
    ...skipped.map((one) => caseText(one, `<skipped message="${xml(one.message)}"/>`)),
  ];
  const whole =
    failed.length === 0
      ? [
          `    <testcase classname="plumbline" name="${xml(`no new import off the canonical path`)}"/>`,
        ]
      : [];
  const all = [...cases, ...whole];
  const counts = `tests="${all.length}" failures="${failed.length}" errors="0" skipped="${skipped.length}"`;
  const said = [headline(result.verdict, result.isAll), ...boardLines(result.verdict.board)];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="plumbline check" ${counts}>`,
    `  <testsuite name="${xml(result.verdict.plan.id)}" ${counts}>`,
    ...all,
    `    <system-out>${xml(said.join("\n"))}</system-out>`,
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function caseText({ file, line, name }: Case, outcome: string): string {
  return `    <testcase classname="${xml(file)}" name="${xml(name)}" file="${xml(file)}" line="${line}">${outcome}</testcase>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\t": "&#9;",
};

/** Text for XML 1.0; characters that it cannot hold become U+FFFD. */
export function xml(text: string): string {
  return [...text]
    .map((char) => ENTITIES[char] ?? (isXmlCharacter(char.codePointAt(0) ?? 0) ? char : "\ufffd"))
    .join("");
}

function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return false;
  return code < 0xd800 || (code > 0xdfff && code < 0xfffe) || code > 0xffff;
}
