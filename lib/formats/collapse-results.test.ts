import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ReportedResult, TEST_STATUSES, type TestStatus } from "@/lib/domain/tests/report";
import { collapseResults, isBad, keyOf } from "@/lib/formats/collapse-results";

const result = (name: string, status: TestStatus, more: Partial<ReportedResult> = {}) => ({
  place: "a.py",
  isFile: true,
  path: [name],
  variant: "",
  status,
  isRetried: false,
  durationMs: 10,
  message: null,
  ...more,
});
const brief = (results: readonly ReportedResult[]) =>
  results.map(({ path, status, isRetried }) => `${path.join("::")} ${status} ${isRetried}`);

describe("collapseResults", () => {
  it.each([
    [["failed", "passed"], "x passed true"],
    [["passed", "failed"], "x failed true"],
    [["failed", "error", "failed"], "x failed false"],
    [["failed", "passed", "passed"], "x passed true"],
    [["passed", "passed"], "x passed false"],
  ] as const)("attempts %j are one result", (statuses, expected) => {
    const results = statuses.map((status) => result("x", status));
    expect(brief(collapseResults(results, "attempts"))).toEqual([expected]);
  });

  it("phases are the worst one, with the time of all", () => {
    const phases = [result("x", "failed"), result("x", "error"), result("x", "passed")];
    const [one, ...others] = collapseResults(phases, "phases");
    expect(others).toEqual([]);
    expect(one).toMatchObject({ status: "error", isRetried: false, durationMs: 30 });
  });

  it("others are numbered, past a name that is taken", () => {
    const results = ["x", "x #2", "x", "x", "x #2"].map((name) => result(name, "passed"));
    expect(brief(collapseResults(results, "others"))).toEqual([
      "x passed false",
      "x #2 passed false",
      "x #3 passed false",
      "x #4 passed false",
      "x #2 #2 passed false",
    ]);
  });

  it("a variant is another test", () => {
    const results = [result("x", "passed", { variant: "a" }), result("x", "failed")];
    expect(collapseResults(results, "attempts")).toEqual(results);
  });

  const some = fc.array(
    fc.record({
      name: fc.constantFrom("x", "x #2", "y", ""),
      status: fc.constantFrom(...TEST_STATUSES),
    }),
    { maxLength: 12 },
  );

  it("leaves each test once, loses no badness, and is stable", () => {
    fc.assert(
      fc.property(some, fc.constantFrom("attempts", "phases", "others"), (items, repeats) => {
        const results = items.map(({ name, status }) => result(name, status));
        const collapsed = collapseResults(results, repeats);
        expect(new Set(collapsed.map(keyOf)).size).toBe(collapsed.length);
        expect(collapseResults(collapsed, repeats)).toEqual(collapsed);
        const bad = results.filter(({ status }) => isBad(status)).length;
        const left = collapsed.filter(({ status, isRetried }) => isBad(status) || isRetried).length;
        expect(left > 0).toBe(bad > 0);
        if (repeats === "others") expect(collapsed).toHaveLength(results.length);
      }),
    );
  });
});
