/** Test files by the names that pytest, unittest, Jest, Vitest, Playwright, Go and JUnit look for. */
export function isTestFile(path: string): boolean {
  const name = path.slice(path.lastIndexOf("/") + 1);
  return (
    /^test_.*\.py$|_tests?\.py$/.test(name) ||
    /[._](?:test|spec)\.[cm]?[jt]sx?$/.test(name) ||
    /_test\.go$|Tests?\.java$/.test(name)
  );
}
