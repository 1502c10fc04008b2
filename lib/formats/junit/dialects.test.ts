import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { testId } from "@/lib/domain/tests/report";
import { parseJunit } from "@/lib/formats/junit/parse";

function read(name: string) {
  const parsed = parseJunit(readFileSync(new URL(`fixtures/${name}.xml`, import.meta.url), "utf8"));
  if (!parsed.ok) throw new Error(parsed.issues[0]?.message);
  return parsed.value;
}

/** Each result as one line: id, variant, status, retried. */
function lines(name: string): string[] {
  return read(name).results.map(({ place, path, variant, status, isRetried }) =>
    [testId(place, path), variant && `[${variant}]`, status, isRetried && "retried"]
      .filter(Boolean)
      .join(" "),
  );
}

describe("parseJunit reads the dialect of", () => {
  it("pytest, family xunit2", () => {
    expect(lines("pytest-xunit2")).toEqual([
      "tests/test_broken.py::(collection) error",
      "tests/unit/test_model.py::test_plain passed",
      "tests/unit/test_model.py::TestModel::test_in_class passed",
      "tests/unit/test_model.py::TestModel::TestInner::test_deep[a.b::c] passed",
      "tests/unit/test_model.py::test_fails failed",
      "tests/unit/test_model.py::test_both error",
      "tests/unit/test_model.py::test_expected xfailed",
      "tests/unit/test_model.py::test_skip skipped",
      "tests/unit/test_model.py::test_quarantined quarantined",
    ]);
    const report = read("pytest-xunit2");
    expect(report).toMatchObject({
      format: "junit",
      writer: "pytest",
      startedAt: Date.UTC(2026, 2, 1, 10, 0, 0, 500),
      isSimulated: false,
      incomplete: null,
    });
    expect(report.results[4]).toMatchObject({
      isFile: true,
      durationMs: 100,
      message: "assert 0\ndef test_fails():\n>   assert 0",
    });
    expect(report.results[5]?.durationMs).toBe(300);
  });

  it("pytest, family xunit1: the file, where the class name agrees with it", () => {
    expect(lines("pytest-xunit1")).toEqual([
      "tests/test_broken.py::(collection) error",
      "tests/unit/test_model.py::lower_case::test_in_class passed",
      "tests/unit/test_model.py::test_plain passed",
      "tests/unit/test_child.py::TestChild::test_inherited passed",
    ]);
    expect(read("pytest-xunit1").startedAt).toBeNull();
  });

  it("jest-junit: the title once, equal titles numbered", () => {
    expect(lines("jest-junit")).toEqual([
      "cart::cart adds an item passed",
      "cart::cart same name passed",
      "cart::cart same name #2 failed",
      "cart::cart later skipped",
      "src/checkout.test.js::checkout pays passed",
    ]);
    expect(read("jest-junit").results.map(({ isFile }) => isFile)).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it("vitest: a file that cannot load, blanks in names, two failures of one test", () => {
    expect(lines("vitest")).toEqual([
      "src/broken.test.ts::(collection) failed",
      "src/cart.test.ts::cart::adds an item passed",
      "src/cart.test.ts::alone failed",
      "src/cart.test.ts::cart::later skipped",
    ]);
    expect(read("vitest").startedAt).toBe(Date.UTC(2026, 2, 1, 10, 0, 0, 352));
    expect(read("vitest").results[2]?.message).toBe("first");
  });

  it("a file or a hook that failed is no test that could pass one day (jest-junit, vitest)", () => {
    const load = `<testcase classname="Test suite failed to run" name="a.test.js"><error>no</error></testcase>`;
    const jest = parseJunit(
      `<testsuites name="jest tests"><testsuite name="a.test.js">${load}${load}</testsuite></testsuites>`,
    );
    expect(jest).toMatchObject({
      value: {
        results: [{ place: "a.test.js", isFile: true, path: ["(collection)"], status: "error" }],
      },
    });
    const hook = `<testcase classname="b.test.ts" name="cart"><failure message="hook"/></testcase>`;
    const test = `<testcase classname="b.test.ts" name="cart > adds up"><skipped/></testcase>`;
    const vitest = parseJunit(
      `<testsuites name="vitest tests"><testsuite name="b.test.ts">${hook}${test}</testsuite></testsuites>`,
    );
    expect(vitest).toMatchObject({
      value: { results: [{ path: ["(collection)"] }, { path: ["cart", "adds up"] }] },
    });
  });

  it("Playwright: the project is the variant", () => {
    expect(lines("playwright")).toEqual([
      "shop.spec.ts::cart::adds an item [chromium] passed",
      "shop.spec.ts::cart::pays [chromium] failed",
      "shop.spec.ts::cart::adds an item [firefox] skipped",
      "shop.spec.ts::cart::adds an item [webkit] error",
    ]);
  });

  it("gotestsum: a repeated test is an attempt", () => {
    expect(lines("gotestsum")).toEqual([
      "example.com/shop/cart::TestFlaky passed retried",
      "example.com/shop/cart::TestBroken failed",
      "example.com/shop/cart::TestSub/a/b passed",
    ]);
    expect(read("gotestsum").results[0]).toMatchObject({
      durationMs: 200,
      message: "Failed\nfirst try",
    });
  });

  it("Surefire: attempts within a test, thousands in a time", () => {
    expect(lines("surefire")).toEqual([
      "org.shop.CartTest::addsItem passed",
      "org.shop.CartTest::pays passed retried",
      "org.shop.CartTest::refunds failed",
    ]);
    const [first, second, third] = read("surefire").results;
    expect([first?.durationMs, third?.durationMs]).toEqual([1_002_500, null]);
    expect(second?.message).toBe(
      "not yet\njava.lang.AssertionError: not yet\n\tat org.shop.CartTest.pays(CartTest.java:14)",
    );
    expect(third?.message).toBe("never\njava.lang.AssertionError: never");
  });

  it("cargo-nextest", () => {
    expect(lines("nextest")).toEqual([
      "shop::basic::cart::adds passed",
      "shop::basic::cart::pays passed retried",
    ]);
    expect(read("nextest")).toMatchObject({
      writer: "cargo-nextest",
      startedAt: Date.UTC(2026, 2, 1, 9, 0, 12, 664),
    });
  });

  it("none in particular: suites as places, and what did not run is said", () => {
    expect(lines("nested")).toEqual([
      "outer::inner::a passed",
      "outer::inner::(no name) error",
      "outer::a skipped",
      "tests/b.test.js::outer > b::b passed",
    ]);
    expect(read("nested")).toMatchObject({
      writer: "unknown",
      isSimulated: true,
      startedAt: Date.UTC(2018, 5, 26, 13, 51, 32),
      incomplete:
        'the suite "db" failed outside its tests: no database; the suite "lost" counts 3 tests and holds none',
    });
  });
});

describe("parseJunit takes a report without tests", () => {
  it.each([
    ["<testsuites/>", "the report holds no test"],
    ['<testsuite name="a" tests="0"/>', "the report holds no test"],
    ['<testsuite name="a" tests="2"/>', 'the suite "a" counts 2 tests and holds none'],
    ["<testsuite name='a'><skipped/></testsuite>", "the report holds no test"],
  ])("%s, and says that it is incomplete", (text, incomplete) => {
    expect(parseJunit(text)).toMatchObject({ ok: true, value: { results: [], incomplete } });
  });
});

it("findings of a linter are taken with a warning", () => {
  const text =
    '<testsuites><testsuite name="a.py" package="org.ruff"><testcase name="E1" classname="a"/></testsuite></testsuites>';
  expect(parseJunit(text)).toMatchObject({
    ok: true,
    value: { writer: "ruff" },
    warnings: [{ message: expect.stringContaining("findings of ruff") }],
  });
});
