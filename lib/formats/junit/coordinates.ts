import { isBad } from "@/lib/formats/collapse-results";
import { pytestReader } from "@/lib/formats/junit/pytest-coordinates";
import type { Coordinates, RawCase, RawSuite } from "@/lib/formats/junit/raw";
import type { Dialect } from "@/lib/formats/junit/writer";
import { isOutsideTests } from "@/lib/formats/outside-tests";
import { filePlace, looksLikeFile, nameText } from "@/lib/formats/report-text";

const NO_NAME = "(no name)";

/** Reads the coordinates of the cases of one report as its writer means them (FORMATS 2 and 6). */
export function coordinateReader(
  dialect: Dialect,
  cases: readonly RawCase[],
): (raw: RawCase) => Coordinates {
  if (dialect === "pytest") return pytestReader();
  if (dialect === "playwright") return playwrightCoordinates;
  if (dialect === "vitest") return vitestReader(cases);
  if (dialect === "node") return suiteCoordinates;
  return (raw) => {
    if (isJestLoad(raw)) return wholeFile(raw);
    const plain = plainCoordinates(raw);
    return isBad(raw.status) && isOutsideTests(raw.name ?? "")
      ? { ...plain, path: COLLECTION }
      : plain;
  };
}

/** The project is the host of the suite; with `includeProjectInTestName` also a prefix of the name. */
function playwrightCoordinates({ suite, name, classname }: RawCase): Coordinates {
  const title = nameText(name ?? "");
  const host = nameText(suite.hostname ?? "");
  const prefix = /^\[([^\]]+)\] /.exec(title);
  const isPrefixed = prefix !== null && (host === "" || prefix[1] === host);
  const variant = host === "" && prefix !== null ? (prefix[1] ?? "") : host;
  const rest = isPrefixed ? title.slice(prefix[0].length) : title;
  return { place: filePlace(classname ?? ""), isFile: true, path: parts(rest, " › "), variant };
}

const COLLECTION = ["(collection)"];

/**
 * A file that cannot load is a case named like the file, a hook that failed one named like its describe, and so is a describe
 * without tests: none of them is a test that could pass one day.
 */
function vitestReader(cases: readonly RawCase[]): (raw: RawCase) => Coordinates {
  const describes = new Set<string>();
  for (const { name, classname } of cases) {
    const parent = (name ?? "").lastIndexOf(" > ");
    if (parent > 0) describes.add(`${classname}\0${(name ?? "").slice(0, parent)}`);
  }
  return (raw) => {
    const file = raw.classname ?? raw.suite.name;
    if (!looksLikeFile(file)) return plainCoordinates(raw);
    const isHook = raw.status !== "passed" && describes.has(`${raw.classname}\0${raw.name}`);
    const isEmpty =
      isBad(raw.status) && /^(?:Error: )?No test found in suite\b/.test(raw.message ?? "");
    const isWhole = raw.name === file || isHook || isEmpty;
    const path = isWhole ? COLLECTION : parts(nameText(raw.name ?? ""), " > ");
    return { place: filePlace(file), isFile: true, path, variant: "" };
  };
}

/** How jest-junit calls the class of a file that cannot load; its name is the file. */
function isJestLoad({ classname, name }: RawCase): boolean {
  return classname === "Test suite failed to run" && looksLikeFile(name ?? "");
}

function wholeFile({ file, name }: RawCase): Coordinates {
  return { place: filePlace(file || name || ""), isFile: true, path: COLLECTION, variant: "" };
}

function plainCoordinates(raw: RawCase): Coordinates {
  const { suite } = raw;
  const name = nameText(raw.name ?? "") || NO_NAME;
  const place = filePlace(raw.file || suite.file || "");
  const classname = nameText(raw.classname ?? "");
  // jest-junit writes the full title twice.
  const group = classname === name ? "" : classname;
  if (place !== "") {
    const isRepeated = group === "" || [place, stemOf(place)].includes(filePlace(group));
    return { place, isFile: true, path: isRepeated ? [name] : [group, name], variant: "" };
  }
  const file = [group, suite.name].find(looksLikeFile);
  if (file !== undefined) {
    const path = group === "" || group === file ? [name] : [group, name];
    return { place: filePlace(file), isFile: true, path, variant: "" };
  }
  if (group === "") return suiteCoordinates(raw);
  return { place: group, isFile: false, path: [name], variant: "" };
}

/** Linters write the file's name without its ending as the class. */
function stemOf(file: string): string {
  return file.replace(/\.\w{1,10}$/, "");
}

/** Where no class tells: the file or the outermost named suite, then the suites within. */
function suiteCoordinates({ suite, file, name }: RawCase): Coordinates {
  const suites = namedSuites(suite);
  const own = nameText(name ?? "") || NO_NAME;
  const given = filePlace(file || suite.file || "");
  if (given !== "") return { place: given, isFile: true, path: [...suites, own], variant: "" };
  const [place = "(no suite)", ...within] = suites;
  return { place, isFile: looksLikeFile(place), path: [...within, own], variant: "" };
}

/** Outermost first; the root `testsuites` is the run and no place. */
function namedSuites(suite: RawSuite): string[] {
  const names: string[] = [];
  for (let at: RawSuite | null = suite; at !== null; at = at.parent) {
    const isRoot = at.parent === null && names.length > 0;
    if (at.name !== "" && !isRoot) names.unshift(at.name);
  }
  return names;
}

function parts(name: string, separator: string): string[] {
  const all = name.split(separator).map((part) => part.trim());
  const named = all.filter((part) => part !== "");
  return named.length === 0 ? [NO_NAME] : named;
}
