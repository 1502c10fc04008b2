import type { ReportedResult } from "@/lib/domain/tests/report";
import { asObject, asText, type JsonObject } from "@/lib/formats/report-json";
import { filePlace, looksLikeFile, nameText } from "@/lib/formats/report-text";

type Coordinates = Pick<ReportedResult, "place" | "isFile" | "path" | "variant">;

const MAX_NAMES = 100;

/**
 * Where a test stands: its file, where the titles above it name one (`titlePath`), else its class, else the file before
 * the `#` of the full name, else its suites. Playwright's project is the variant; other parameters tell tests of one name
 * apart, and those that Allure leaves out of its own identity are left out.
 */
export function coordinatesOf(value: JsonObject, name: string): Coordinates {
  const labels = labelsOf(value.labels);
  const isPlaywright = labels.get("framework") === "playwright";
  const parameters = parametersOf(value.parameters);
  const project = isPlaywright ? (parameters.get("Project") ?? "") : "";
  if (project !== "") parameters.delete("Project");
  const told = [...parameters].map(([key, given]) => `${key}=${given}`).join(", ");
  const own = told === "" ? name : `${name} [${told}]`;
  const { place, isFile, outer } = standing(value, labels);
  return { place, isFile, path: [...outer, own], variant: project };
}

type Standing = {
  readonly place: string;
  readonly isFile: boolean;
  readonly outer: readonly string[];
};

function standing(value: JsonObject, labels: ReadonlyMap<string, string>): Standing {
  const titles = namesOf(value.titlePath);
  const file = titles.findIndex(looksLikeFile);
  if (file >= 0) {
    const place = filePlace(titles.slice(0, file + 1).join("/"));
    return { place, isFile: true, outer: titles.slice(file + 1) };
  }
  const testClass = labels.get("testClass") ?? "";
  if (testClass !== "") return { place: testClass, isFile: false, outer: [] };
  const hash = nameText(asText(value.fullName)).split("#")[0] ?? "";
  if (looksLikeFile(hash)) return { place: filePlace(hash), isFile: true, outer: [] };
  const suites = ["parentSuite", "suite", "subSuite"].flatMap((key) => labels.get(key) || []);
  const [first = labels.get("package") || "(no suite)", ...within] = suites;
  return { place: first, isFile: looksLikeFile(first), outer: within };
}

function namesOf(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  const names = value.slice(0, MAX_NAMES).map((name) => nameText(asText(name)));
  return names.filter((name) => name !== "");
}

/** The first of each name. */
function labelsOf(value: unknown): Map<string, string> {
  const labels = new Map<string, string>();
  if (!Array.isArray(value)) return labels;
  for (const item of value.slice(0, MAX_NAMES)) {
    const label = asObject(item);
    const key = asText(label?.name);
    if (!labels.has(key)) labels.set(key, nameText(asText(label?.value)));
  }
  return labels;
}

function parametersOf(value: unknown): Map<string, string> {
  const parameters = new Map<string, string>();
  if (!Array.isArray(value)) return parameters;
  for (const item of value.slice(0, MAX_NAMES)) {
    const { name, value: given, excluded, mode } = asObject(item) ?? {};
    const isLeftOut = excluded === true || mode === "hidden" || mode === "masked";
    const key = nameText(asText(name));
    if (!isLeftOut && key !== "") parameters.set(key, nameText(asText(given)).slice(0, 500));
  }
  return parameters;
}
