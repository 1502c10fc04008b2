import type { Repeats } from "@/lib/formats/collapse-results";
import type { RawCase, RawReport, WriterSigns } from "@/lib/formats/junit/raw";

/** Writers whose dialect is read in a way of its own; the others only have a name. */
export type Dialect = "pytest" | "jest-junit" | "vitest" | "playwright" | "go" | "node" | "other";

export type Writer = {
  readonly dialect: Dialect;
  /** For people. */
  readonly name: string;
  readonly repeats: Repeats;
  /** Set when the "tests" are findings of a linter. */
  readonly linter: string | null;
};

type Sign = {
  readonly dialect: Dialect;
  readonly name: string;
  readonly fits: (signs: WriterSigns, cases: readonly RawCase[]) => boolean;
};

/** The surer sign stands first. */
const SIGNS: readonly Sign[] = [
  { dialect: "pytest", name: "pytest", fits: isPytest },
  { dialect: "go", name: "gotestsum or go-junit-report", fits: hasProperty("go.version") },
  { dialect: "playwright", name: "Playwright", fits: isPlaywright },
  { dialect: "vitest", name: "vitest", fits: isVitest },
  { dialect: "jest-junit", name: "jest-junit", fits: isJestJunit },
  { dialect: "node", name: "node:test", fits: isNodeTest },
  { dialect: "other", name: "cargo-nextest", fits: ({ rootName }) => rootName === "nextest-run" },
  {
    dialect: "other",
    name: "mocha",
    fits: ({ rootName, suiteNames }) => rootName === "Mocha Tests" || suiteNames.has("Mocha Tests"),
  },
  {
    dialect: "other",
    name: "Maven Surefire",
    fits: (signs) =>
      signs.schema.includes("surefire") || signs.properties.has("surefire.test.class.path"),
  },
  { dialect: "other", name: "JUnit on a JVM", fits: hasProperty("java.version") },
  { dialect: "other", name: "googletest", fits: ({ rootName }) => rootName === "AllTests" },
];

const LINTERS = new Map([
  ["org.ruff", "ruff"],
  ["org.eslint", "ESLint"],
]);

/** Who wrote it, by what stands in it; "unknown" when nothing tells. */
export function writerOf({ cases, signs }: RawReport): Writer {
  const found = SIGNS.find(({ fits }) => fits(signs, cases));
  const dialect = found?.dialect ?? "other";
  const linter = [...signs.packages].map((name) => LINTERS.get(name)).find(Boolean) ?? null;
  return { dialect, name: linter ?? found?.name ?? "unknown", repeats: repeatsOf(dialect), linter };
}

function repeatsOf(dialect: Dialect): Repeats {
  if (dialect === "pytest") return "phases";
  return dialect === "go" ? "attempts" : "others";
}

function hasProperty(name: string): (signs: WriterSigns) => boolean {
  return ({ properties }) => properties.has(name);
}

/** The names of its suites are configurable: then modules named as pytest wants them tell. */
function isPytest({ rootName, suiteNames }: WriterSigns, cases: readonly RawCase[]): boolean {
  if (suiteNames.has("pytest") || rootName === "pytest tests") return true;
  return everyCase(cases, ({ name, classname, file }) => {
    if (!/^test/i.test(name ?? "") || /\s/.test(classname ?? "")) return false;
    if (file !== null) return file.endsWith(".py");
    return /(?:^|\.)(?:test_\w+|\w+_test)(?:\.[A-Z]\w*)*$/.test(classname ?? "");
  });
}

/** Alone in giving the root an id; suite and class are the file, the host is the project. */
function isPlaywright({ hasRootId }: WriterSigns, cases: readonly RawCase[]): boolean {
  return hasRootId && everyCase(cases, isNamedByFile);
}

/** The root's name is configurable, so a file as suite and class behind ` > ` tells as well. */
function isVitest({ rootName }: WriterSigns, cases: readonly RawCase[]): boolean {
  if (rootName === "vitest tests") return true;
  return everyCase(cases, isNamedByFile) && cases.some(({ name }) => name?.includes(" > "));
}

function isNamedByFile({ suite, classname }: RawCase): boolean {
  return classname !== null && classname === suite.name && /\.[cm]?[jt]sx?$/.test(classname);
}

function isJestJunit({ rootName }: WriterSigns, cases: readonly RawCase[]): boolean {
  if (rootName === "jest tests") return true;
  return everyCase(
    cases,
    ({ name, classname }) => name === classname && name !== null && /\S\s\S/.test(name),
  );
}

function isNodeTest(_: WriterSigns, cases: readonly RawCase[]): boolean {
  return everyCase(cases, ({ classname }) => classname === "test");
}

function everyCase(cases: readonly RawCase[], holds: (item: RawCase) => boolean): boolean {
  return cases.length > 0 && cases.every(holds);
}
