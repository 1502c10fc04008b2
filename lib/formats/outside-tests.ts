/**
 * What runners report as one more failed test though it is none: a hook of Mocha and Cypress, jest-junit's word for a file
 * that broke beside its tests. No later run has a passing test of that name, so as a test it would fail for ever.
 */
const OUTSIDE =
  /(?:^|\s)"(?:before|after) (?:all|each)" hook\b|^Test execution failure: could be caused by test hooks like /;

export function isOutsideTests(title: string): boolean {
  return OUTSIDE.test(title);
}

const FILE_OF_AVA =
  /^(?:(\S{1,500}) exited (?:with a non-zero exit code|due to)\b|No tests found in (\S{1,500}?)(?:,|$))/;

/** The file that AVA says it could not run, out of the point that says so; null for any other name. */
export function fileThatBroke(name: string): string | null {
  const found = FILE_OF_AVA.exec(name);
  return found?.[1] ?? found?.[2] ?? null;
}
