import type { Row } from "@/lib/cli/verify-formats/corpus";
import type { Comparison, Counts } from "@/lib/cli/verify-formats/counts";
import { compareLint, FINDINGS_COMPARISONS } from "@/lib/cli/verify-formats/expected-findings";
import { TEST_COMPARISONS } from "@/lib/cli/verify-formats/expected-tests";
import {
  namesFormat,
  namesPlace,
  type Reading,
  readFile,
} from "@/lib/cli/verify-formats/read-file";

/** `as-expected` holds what was compared: counts, or the refusal. */
export type RowResult = {
  readonly row: Row;
  readonly outcome: "same counts" | "refused at its place" | "refused by name" | "differs";
  /** Of a difference: a sentence. */
  readonly why: string;
};

type Refused = Extract<Reading, { kind: "refused" }>;

/** Reads the file of a row and holds it against what the row says. */
export function verifyRow(row: Row): RowResult {
  if (isForeign(row)) return mustBeRefused(row, readFile(row.file, null), "by name");
  const reading = readFile(row.file, row.format);
  if (isBroken(row)) return mustBeRefused(row, reading, "at its place");
  if (reading.kind === "missing") return differs(row, "the file is not there");
  if (reading.kind === "refused") return differs(row, `refused: ${reading.issue.message}`);
  if (isEmptyExpectation(row)) return differs(row, "the index says nothing that can be compared");
  const comparison = compare(row, reading);
  if (comparison === null) return differs(row, `read as ${reading.report.format}`);
  const fields = Object.keys(comparison.expected);
  const wrong = fields.filter((key) => comparison.expected[key] !== comparison.found[key]);
  if (wrong.length === 0) return { row, outcome: "same counts", why: "" };
  const told = wrong.map((key) => difference(key, comparison.expected, comparison.found));
  return differs(row, told.join(", "));
}

function difference(key: string, expected: Counts, found: Counts): string {
  return `${key} ${found[key]} instead of ${expected[key]}`;
}

/** A file that no parser may take: of a format that is not supported, or an older one of the same name. */
function isForeign({ format, expected }: Row): boolean {
  const isKnown = format in TEST_COMPARISONS || format in FINDINGS_COMPARISONS;
  if (!isKnown || expected.parse === "must-be-rejected-or-other-format") return true;
  if (expected.parse !== "ok") return false;
  if (format === "sarif") return !/^(?:2\.1\.\d+|null|undefined)$/.test(String(expected.version));
  const quirks = Array.isArray(expected.quirks) ? expected.quirks : [];
  const isOtherRoot = !/^testsuites?$/.test(String(expected.root));
  return format === "junit" && (isOtherRoot || quirks.includes("xml-namespace"));
}

/** Broken for that counter; what it could read once decoded is read here. */
function isBroken({ expected }: Row): boolean {
  const inner = expected.after_decode_and_declaration_strip;
  return expected.parse === "error" && (typeof inner !== "object" || inner === null);
}

function isEmptyExpectation({ expected }: Row): boolean {
  return Object.keys(expected).length === 0;
}

function mustBeRefused(row: Row, reading: Reading, how: "by name" | "at its place"): RowResult {
  if (reading.kind === "missing") return differs(row, "the file is not there");
  if (reading.kind !== "refused") {
    return differs(row, `taken as ${reading.report.format}; it must be refused ${how}`);
  }
  const says: (refused: Refused) => boolean = how === "by name" ? namesFormat : namesPlace;
  if (says(reading)) return { row, outcome: `refused ${how}`, why: "" };
  const what = how === "by name" ? "what it is" : "the place";
  return differs(row, `refused without ${what}: ${reading.issue.message}`);
}

/** Null where it was read as another format; linters write findings as JUnit. */
function compare({ format, expected }: Row, reading: Reading): Comparison | null {
  if (reading.kind !== "tests" && reading.kind !== "findings") return null;
  const told = reading.report.format;
  if (reading.kind === "findings" && format === "junit" && told === "junit-lint") {
    return compareLint(expected, reading.report);
  }
  if (told !== format) return null;
  return reading.kind === "tests"
    ? (TEST_COMPARISONS[format]?.(expected, reading.report) ?? null)
    : (FINDINGS_COMPARISONS[format]?.(expected, reading.report) ?? null);
}

function differs(row: Row, why: string): RowResult {
  return { row, outcome: "differs", why };
}
