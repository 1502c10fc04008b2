import "server-only";
import { createHash } from "node:crypto";

/** Made-up test runs of any size; the same arguments give the same bytes. */

export type MadeResult = {
  readonly file: string;
  readonly name: string;
  readonly failure: string | null;
  readonly seconds: number;
};

export function madeSha(n: number): string {
  return createHash("sha1").update(`commit ${n}`).digest("hex");
}

/** `tests` results over `files` files, of which every `nth` fails with a trace of thirty lines of its own. */
export function madeResults(tests: number, files: number, nth: number): MadeResult[] {
  return Array.from({ length: tests }, (_, n) => ({
    file: `tests/area${n % 20}/test_part_${n % files}.py`,
    name: `test_behaviour_${Math.floor(n / files)}_of_the_thing_that_is_${n % 13}`,
    failure: n % nth === 0 ? trace(n) : null,
    seconds: ((n * 7) % 1000) / 1000,
  }));
}

function trace(n: number): string {
  const lines = Array.from(
    { length: 30 },
    (_, at) => `  File "src/area${n % 40}/module_${(n * 31 + at) % 997}.py", line ${at * 17 + 3}`,
  );
  return [`AssertionError: ${n} is not ${n + 1}`, ...lines].join("\n");
}

/** JUnit XML as pytest writes it. */
export function junitOf(results: readonly MadeResult[]): string {
  const cases = results.map(({ file, name, failure, seconds }) => {
    const body =
      failure === null ? "" : `<failure message="AssertionError">${escaped(failure)}</failure>`;
    const classname = file.replace(/\.py$/, "").replaceAll("/", ".");
    return `<testcase classname="${classname}" file="${file}" name="${name}" time="${seconds}">${body}</testcase>`;
  });
  return `<testsuites><testsuite name="pytest" tests="${results.length}" timestamp="2026-01-01T00:00:00+00:00">\n${cases.join("\n")}\n</testsuite></testsuites>\n`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
}
