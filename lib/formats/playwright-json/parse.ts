import type { ReportedResult, TestReport } from "@/lib/domain/tests/report";
import { collapseResults } from "@/lib/formats/collapse-results";
import type { FieldPath } from "@/lib/formats/issue";
import {
  type FormatIssue,
  type IssueList,
  issueList,
  type ParseResult,
  refused,
} from "@/lib/formats/issue";
import { globalErrors } from "@/lib/formats/playwright-json/global-errors";
import { testResult } from "@/lib/formats/playwright-json/test-result";
import { countWords } from "@/lib/formats/record-count";
import {
  asNumber,
  asObject,
  asText,
  fieldIssue,
  type JsonObject,
  MAX_TESTS,
  readJsonObject,
  saysSimulated,
} from "@/lib/formats/report-json";
import { filePlace, incompleteText, nameText } from "@/lib/formats/report-text";
import { zonedTime } from "@/lib/formats/report-time";

/**
 * The report of Playwright's JSON reporter (its type `JSONReport`; FORMATS 3). A test is a spec in a project; its attempts
 * are one result. Files that could not be loaded stand only in `errors` and become an error of their file. Refused are
 * broken JSON (line and column), lists that are none, and tests without a known status. A run that ended before its tests
 * is incomplete.
 */
export function parsePlaywrightJson(text: string): ParseResult<TestReport> {
  const read = readJsonObject(text);
  if (!read.ok) return read;
  const root = read.value;
  if (!Array.isArray(root.suites)) return refused(fieldIssue(["suites"], "a list", root.suites));
  const walk: Walk = { issues: issueList(), results: [], words: [], startedAt: null };
  for (const [index, suite] of root.suites.entries()) {
    takeSuite(suite, ["suites", index], null, walk);
  }
  if (walk.issues.total() > 0) return walk.issues.refusal();
  const config = asObject(root.config) ?? {};
  const errors = globalErrors(root.errors, filePlace(asText(config.rootDir)));
  const value: TestReport = {
    format: "playwright-json",
    writer: `Playwright ${nameText(asText(config.version))}`.trim(),
    startedAt: zonedTime(asText(asObject(root.stats)?.startTime)) ?? walk.startedAt,
    isSimulated: saysSimulated(config.metadata),
    incomplete: incompleteText([...errors.gaps, ...gapsOf(root, walk.results.length)]),
    results: collapseResults([...errors.results, ...walk.results], "others"),
    records: countWords(walk.words),
  };
  return { ok: true, value, warnings: shardWarning(config) };
}

type Walk = {
  readonly issues: IssueList;
  readonly results: ReportedResult[];
  readonly words: string[];
  startedAt: number | null;
};

/** Outermost first; null for the suite that is the file. */
type Titles = readonly string[] | null;

// JSON deeper than 64 levels was refused before, so recursion is safe here.
function takeSuite(item: unknown, at: FieldPath, outer: Titles, walk: Walk): void {
  if (walk.issues.isFull()) return;
  const suite = asObject(item);
  if (suite === null) {
    walk.issues.add(fieldIssue(at, "a suite", item));
    return;
  }
  const title = nameText(asText(suite.title));
  const titles = outer === null ? [] : [...outer, title].filter((name) => name !== "");
  const file = asText(suite.file);
  for (const [index, spec] of listOf(suite, "specs", at, walk).entries()) {
    takeSpec(asObject(spec) ?? {}, [...at, "specs", index], { titles, file }, walk);
  }
  for (const [index, inner] of listOf(suite, "suites", at, walk).entries()) {
    takeSuite(inner, [...at, "suites", index], titles, walk);
  }
}

function listOf(
  group: JsonObject,
  field: string,
  at: FieldPath,
  { issues }: Walk,
): readonly unknown[] {
  const value = group[field] ?? [];
  if (Array.isArray(value)) return value;
  issues.add(fieldIssue([...at, field], "a list", value));
  return [];
}

type Standing = { readonly titles: readonly string[]; readonly file: string };

function takeSpec(spec: JsonObject, at: FieldPath, { titles, file }: Standing, walk: Walk): void {
  const title = nameText(asText(spec.title)) || "(no name)";
  const place = filePlace(asText(spec.file) || file) || "(no file)";
  walk.words.push("spec");
  for (const [index, item] of listOf(spec, "tests", at, walk).entries()) {
    if (walk.issues.isFull() || walk.results.length > MAX_TESTS) return;
    const read = testResult(asObject(item) ?? {});
    const where = [...at, "tests", index];
    if ("must" in read) {
      walk.issues.add(fieldIssue([...where, read.field], read.must, read.value));
      continue;
    }
    if (walk.results.length >= MAX_TESTS) walk.issues.add(tooMany(where));
    walk.words.push(read.word, ...read.attempts);
    walk.results.push({ place, isFile: true, path: [...titles, title], ...read.result });
    walk.startedAt = earlier(walk.startedAt, read.startedAt);
  }
}

function earlier(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

function tooMany(at: FieldPath): FormatIssue {
  return { ...fieldIssue(at, "", ""), message: `the report holds more than ${MAX_TESTS} tests` };
}

/** The other shards are files of the same run: that is for the uploader to say. */
function shardWarning(config: JsonObject): FormatIssue[] {
  const shard = asObject(config.shard);
  if (shard === null) return [];
  const number = `${asNumber(shard.current) ?? "?"} of ${asNumber(shard.total) ?? "?"}`;
  const message = `this is shard ${number}; send all shards with the same run id (--run)`;
  return [{ message, pointer: "/config/shard" }];
}

function gapsOf(root: JsonObject, tests: number): string[] {
  const stats = asObject(root.stats) ?? {};
  const declared = ["expected", "unexpected", "flaky", "skipped"].reduce(
    (sum, word) => sum + Math.max(0, asNumber(stats[word]) ?? 0),
    0,
  );
  if (declared > tests) return [`the statistics count ${declared} tests, the list holds ${tests}`];
  return tests === 0 ? ["the report holds no test"] : [];
}
