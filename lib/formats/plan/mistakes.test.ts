import { describe, expect, it } from "vitest";
import { issueText } from "@/lib/formats/issue";
import { WHOLE_PLAN } from "@/lib/formats/plan/fixtures/whole";
import { parsePlan } from "@/lib/formats/plan/parse";

/** What is replaced in the whole plan by what, and the one fault that follows: pointer | place: message. */
const MISTAKES: readonly (readonly [from: string, to: string, fault: string])[] = [
  [
    "canonical:",
    "canonicl:",
    "/subject/canonicl | line 15, column 3: subject.canonicl is not a field of the plan; did you mean subject.canonical?",
  ],
  [
    "why: Every order",
    "because: Every order",
    "/criticalFiles/0/because | line 35, column 5: criticalFiles[0].because is not a field of the plan; known here: path, risk, why, guards",
  ],
  ["version: 3\n", "", "/version | line 2, column 1: version is missing"],
  ["version: 3", "version: 0", "/version | line 4, column 1: version must be at least 1; it is 0"],
  [
    "version: 3",
    'version: "3"',
    '/version | line 4, column 1: version must be a number; it is "3"',
  ],
  ['issue: "#7"', "issue: #7", "/issue | line 7, column 1: issue must be text; it is empty"],
  [
    "title: One way to the store",
    "title: ''",
    "/title | line 6, column 1: title must not be empty",
  ],
  [
    "id: one-store",
    "id: discover",
    "/id | line 3, column 1: id is a name that the pages need; choose another",
  ],
  [
    "id: one-store",
    "id: One Store",
    "/id | line 3, column 1: id must be lower-case letters and digits, joined by single `-`, `_` or `.`",
  ],
  [
    "startsAt: 2025-09-14",
    "startsAt: 14.9.2025",
    "/startsAt | line 8, column 1: startsAt must be a day such as 2025-09-14, or a time with a zone such as 2025-09-14T05:12:27Z",
  ],
  [
    '["**/*.py"]',
    '["/src/**"]',
    "/scope/include/0 | line 25, column 13: scope.include[0] starts with `/`; paths start at the top of the repository",
  ],
  [
    'exclude: ["vendor/**"]',
    "exclude: [vendor/]",
    "/scope/exclude/0 | line 26, column 13: scope.exclude[0] ends with `/`; write `**` behind it for every file below",
  ],
  [
    "shop.store.*",
    "shop.**",
    "/subject/family/1 | line 14, column 24: subject.family[1] has `**`; in a module one `*` already crosses dots",
  ],
  [
    "      names: [Store]\n",
    "      names: []\n",
    "/subject/canonical/0/names | line 17, column 7: subject.canonical[0].names must not be empty",
  ],
  [
    "    - module: shop.store.old\n",
    "    - module: shop.store.api\n      names: [Store]\n",
    "/subject/legacy/0 | line 19, column 7: subject.legacy[0] is the same rule as subject.canonical[0]; an import cannot be both",
  ],
  [
    "reason: defines it, ",
    "",
    "/exemptions/0/reason | line 28, column 5: exemptions[0].reason is missing",
  ],
  [
    "  e2e: [staging",
    "  perf: [staging",
    '/environments/perf | line 31, column 3: environments.perf names "perf", which is no test\'s category of the plan',
  ],
  [
    "risk: high",
    "risk: hihg",
    '/criticalFiles/0/risk | line 34, column 5: criticalFiles[0].risk must be one of high, medium, low; it is "hihg"; did you mean high?',
  ],
  [
    "*order*",
    "",
    "/criticalFiles/0/guards/0 | line 36, column 14: criticalFiles[0].guards[0] ends with `::`; say which tests, or leave it out for all of the file",
  ],
  [
    "new: 20",
    "new: 30",
    "/strategy/targets | line 38, column 3: strategy.targets must add up to 100 percent; they add up to 110",
  ],
  [
    "bucket: existing",
    "bucket: old",
    '/tests/2/bucket | line 54, column 51: tests[2].bucket must be one of new, update, validation, existing; it is "old"',
  ],
  [
    "expectedTests: 12",
    "expectedTests: -1",
    "/tests/0/expectedTests | line 45, column 5: tests[0].expectedTests must be at least 1; it is -1",
  ],
  [
    "(?i)import path|legacy import",
    "(?=import)",
    "/tests/1/failsWith | line 53, column 5: tests[1].failsWith has `(?=`; only plain groups are read, and flags at the very start (at character 1)",
  ],
  [
    "tests/store/test_paths.py\n",
    "tests/checkout/test_order.py\n",
    "/tests/1/path | line 48, column 5: tests[1].path repeats tests[0].path; each may stand once",
  ],
  [
    "id: isolation",
    "id: paid",
    '/goldenPath/guarantees/0/id | line 62, column 9: goldenPath.guarantees[0].id repeats goldenPath.steps[1].id; each may stand once | /rollback/triggers/1/when/goldenPath | line 89, column 54: rollback.triggers[1].when.goldenPath names "isolation", which is no step or guarantee of the plan',
  ],
  [
    "id: move\n",
    "id: detect\n",
    '/phases/1/id | line 72, column 5: phases[1].id repeats phases[0].id; each may stand once | /rollback/triggers/2/when/after | line 90, column 71: rollback.triggers[2].when.after names "move", which is no phase of the plan',
  ],
  [
    "days: [1, 3]",
    "days: [3, 1]",
    "/phases/1/days | line 74, column 5: phases[1].days must be [earliest, latest]; 3 is more than 1",
  ],
  [
    "phase: detect",
    "phase: detct",
    '/phases/1/entry/0/phase | line 76, column 11: phases[1].entry[0].phase names "detct", which is no phase of the plan; did you mean detect?',
  ],
  [
    "phase: detect",
    "phase: move",
    "/phases/1/entry/0/phase | line 76, column 11: phases[1].entry[0].phase waits for the phase itself; phases come one after the other",
  ],
  [
    "atMost: 0 } }",
    "atMost: -1 } }",
    "/phases/1/steps/0/check/atMost | line 78, column 70: phases[1].steps[0].check.atMost must be at least 0; it is -1",
  ],
  [
    "atLeast: 99.5",
    "atLeast: 101",
    "/phases/1/exit/1/atLeast | line 82, column 27: phases[1].exit[1].atLeast must be at most 100; it is 101",
  ],
  [
    "{ goldenPath: all, are: passing }",
    "{ golden: all }",
    "/phases/1/exit/2 | line 83, column 9: phases[1].exit[2] must be a check on tests, violations, canonical, goldenPath or phase; it is a group of fields",
  ],
  [
    "staleAfter: 90m",
    "staleAfter: 90",
    "/rollback/staleAfter | line 85, column 3: rollback.staleAfter must be text; it is 90",
  ],
  [
    "staleAfter: 90m",
    "staleAfter: soon",
    "/rollback/staleAfter | line 85, column 3: rollback.staleAfter must be a time such as 90m, 24h or 7d",
  ],
  [
    "goldenPath: isolation",
    "goldenPath: all",
    "/rollback/triggers/1/when/goldenPath | line 89, column 54: rollback.triggers[1].when.goldenPath must be steps or one id here",
  ],
  [
    "trigger: order-fails",
    "trigger: orders-fail",
    '/risks/0/trigger | line 93, column 27: risks[0].trigger names "orders-fail", which is no trigger of the plan; did you mean order-fails?',
  ],
  [
    "unplanned: allowed",
    "unplanned: refused",
    '/unplanned | line 99, column 1: unplanned must be allowed; it is "refused"',
  ],
  [
    "unplanned: allowed",
    "title: Another",
    "/title | line 99, column 1: title is given twice; leave one of them",
  ],
  [
    "group: Value, text: Nobody noticed",
    "group: Value: text",
    " | line 96, column 14: is not YAML as it stands: Block collections are not allowed within flow collections; text that holds `: ` needs quotes",
  ],
  [
    "title: One way to the store",
    "title: !secret x",
    " | line 6, column 8: is not YAML as it stands: Unresolved tag: !secret",
  ],
];

describe("parsePlan", () => {
  it.each(MISTAKES)("names the mistake of %j written as %j", (from, to, fault) => {
    expect(WHOLE_PLAN).toContain(from);
    const result = parsePlan(WHOLE_PLAN.replace(from, to));
    const found = result.ok
      ? []
      : result.issues.map((issue) => `${issue.pointer} | ${issueText(issue)}`);
    expect(found.join(" | ")).toBe(fault);
  });

  it("names every mistake, in the order of the text", () => {
    const text = WHOLE_PLAN.replace("version: 3", "version: x").replace("unplanned", "unplaned");
    expect(parsePlan(text)).toMatchObject({
      ok: false,
      total: 2,
      issues: [{ line: 4 }, { line: 99 }],
    });
  });
});
