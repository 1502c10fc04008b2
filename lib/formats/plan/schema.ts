import { z } from "zod";
import { failurePatternProblem } from "@/lib/domain/failure-pattern";
import { globProblem } from "@/lib/domain/glob";
import { moduleGlobProblem } from "@/lib/domain/module-glob";
import { BUCKETS, RISKS, TEST_EXPECTATIONS } from "@/lib/domain/plan";
import { slugProblem } from "@/lib/domain/slug";
import { testPatternProblem } from "@/lib/domain/test-pattern";
import { parseDuration, parseMoment } from "@/lib/domain/time";
import { isStorable } from "@/lib/formats/text";

/** `plumbline.plan/1` (rules.md 7): the one definition that validates and gives the JSON Schema. */
export const PLAN_FORMAT = "plumbline.plan/1";

const MAX_TEXT = 10_000;
const MAX_INT = 2_147_483_647;
const MAX_DAYS = 3650;
const STORABLE = "holds a NUL character or half of a surrogate pair, which cannot be stored";

function text() {
  return z.string().regex(/\S/, "must not be empty").max(MAX_TEXT).refine(isStorable, STORABLE);
}

/** Text with a grammar of its own; `problem` says what is wrong, to be put behind the field's name. */
function grammar(problem: (text: string) => string | null) {
  return z
    .string()
    .refine(isStorable, STORABLE)
    .check((context) => {
      const message = problem(context.value);
      if (message !== null) context.issues.push({ code: "custom", message, input: context.value });
    });
}

const pathGlob = grammar(globProblem).describe("path glob");
const moduleGlob = grammar(moduleGlobProblem).describe("module, or module glob");
const testPattern = grammar(testPatternProblem).describe("path glob, then :: and a pattern of ids");
const anyOfPaths = grammar((value) =>
  value === "all" || value === "criticalFiles" ? null : globProblem(value),
).describe("all, criticalFiles or a path glob");
const moment = grammar((value) =>
  parseMoment(value) === null
    ? "must be a day such as 2025-09-14, or a time with a zone such as 2025-09-14T05:12:27Z"
    : null,
);
const id = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9_.-]{0,63}$/,
    "must be letters, digits, `-`, `_` or `.`, at most 64",
  );
const whole = (min: number, max = MAX_INT) => z.int().min(min).max(max);
const list = <T extends z.ZodType>(item: T) => z.array(item).optional();
const someOf = <T extends z.ZodType>(item: T) => z.array(item).min(1);

const rule = z.strictObject({ module: moduleGlob, names: someOf(text()).optional() });

const selector = z.strictObject({
  bucket: z.enum(BUCKETS).optional(),
  category: text().optional(),
  missionCritical: z.boolean().optional(),
  mustFailFirst: z.boolean().optional(),
  path: testPattern.optional(),
});

const check = z
  .union([
    z.strictObject({ tests: selector, are: z.enum(TEST_EXPECTATIONS) }),
    z.strictObject({ violations: anyOfPaths, atMost: whole(0) }),
    z.strictObject({ canonical: z.literal("all"), atLeast: z.number().min(0).max(100) }),
    z.strictObject({ goldenPath: id, are: z.literal("passing") }),
    z.strictObject({ phase: id, is: z.literal("done") }),
  ])
  .describe("a check on tests, violations, canonical, goldenPath or phase");

const when = z
  .union([
    z.strictObject({ tests: selector, any: z.literal("failed") }),
    z.strictObject({ goldenPath: id, any: z.literal("failed") }),
    z.strictObject({ introduced: anyOfPaths, after: id.optional() }),
  ])
  .describe("a condition on tests, goldenPath or introduced");

const part = z.strictObject({ id, title: text().optional(), tests: someOf(testPattern) });

const plannedTest = z.strictObject({
  path: pathGlob,
  category: text(),
  bucket: z.enum(BUCKETS),
  missionCritical: z.boolean().optional(),
  expectedTests: whole(1).optional(),
  mustFailFirst: z.boolean().optional(),
  cases: list(text()),
  failsWith: grammar(failurePatternProblem).describe("regular expression").optional(),
  todo: list(text()),
  note: text().optional(),
});

const phase = z.strictObject({
  id,
  title: text(),
  goal: text().optional(),
  days: z
    .union([whole(1, MAX_DAYS), z.tuple([whole(1, MAX_DAYS), whole(1, MAX_DAYS)])])
    .describe("whole days, or [earliest, latest]")
    .optional(),
  entry: list(check),
  steps: list(z.strictObject({ text: text(), check: check.optional() })),
  exit: someOf(check),
  commands: list(text()),
  calendar: text().optional(),
});

const criticalFile = z.strictObject({
  path: pathGlob,
  risk: z.enum(RISKS),
  why: text().optional(),
  guards: list(testPattern),
});

export const planDocument = z.strictObject({
  format: z.literal(PLAN_FORMAT),
  id: grammar(slugProblem),
  version: whole(1),
  effectiveAt: moment.optional(),
  title: text(),
  issue: text().optional(),
  startsAt: moment.optional(),
  stakes: z.strictObject({ summary: text(), details: list(text()) }).optional(),
  impact: list(z.strictObject({ group: text(), text: text() })),
  subject: z.strictObject({
    names: someOf(text()).optional(),
    family: someOf(moduleGlob).optional(),
    canonical: someOf(rule),
    legacy: z.array(rule),
    findings: list(z.strictObject({ tool: text(), rule: text() })),
  }),
  scope: z
    .strictObject({ include: someOf(pathGlob).optional(), exclude: list(pathGlob) })
    .optional(),
  exemptions: list(
    z.strictObject({
      path: pathGlob,
      reason: text(),
      owner: text().optional(),
      until: moment.optional(),
    }),
  ),
  environments: z.record(z.string().regex(/\S/, "must not be empty"), someOf(text())).optional(),
  criticalFiles: list(criticalFile),
  strategy: z.strictObject({
    targets: z.strictObject({
      new: z.number().min(0).max(100),
      update: z.number().min(0).max(100),
      validation: z.number().min(0).max(100),
    }),
    candidates: z.literal("facts").optional(),
  }),
  tests: list(plannedTest),
  goldenPath: z
    .strictObject({
      title: text(),
      files: list(pathGlob),
      steps: someOf(part),
      guarantees: list(part),
    })
    .optional(),
  phases: list(phase),
  rollback: z
    .strictObject({
      staleAfter: grammar((value) =>
        parseDuration(value) === null ? "must be a time such as 90m, 24h or 7d" : null,
      ),
      staleAfterCommits: whole(1).optional(),
      triggers: z.array(z.strictObject({ id, title: text(), when })),
      steps: list(text()),
    })
    .optional(),
  risks: list(z.strictObject({ title: text(), trigger: id.optional(), mitigations: list(text()) })),
  success: list(z.strictObject({ group: text(), text: text(), check: check.optional() })),
  commands: list(z.strictObject({ group: text(), run: text(), note: text().optional() })),
  unplanned: z.literal("allowed").optional(),
});

export type PlanDocument = z.infer<typeof planDocument>;
export type CheckDocument = z.infer<typeof check>;
export type SelectorDocument = z.infer<typeof selector>;
