import type { ReportedResult } from "@/lib/domain/tests/report";
import { asObject, asText } from "@/lib/formats/report-json";
import { filePlace, messageText } from "@/lib/formats/report-text";

type GlobalErrors = {
  readonly results: readonly ReportedResult[];
  readonly gaps: readonly string[];
};

const MAX_ERRORS = 1000;

/**
 * The errors outside of tests: those in a test file mean that it could not be loaded; a configuration, a web server or a
 * pattern that matches nothing is the run's own. Either way not all ran.
 */
export function globalErrors(errors: unknown, root: string): GlobalErrors {
  if (!Array.isArray(errors) || errors.length === 0) return { results: [], gaps: [] };
  const byFile = new Map<string, ReportedResult>();
  let first = "";
  for (const item of errors.slice(0, MAX_ERRORS)) {
    const error = asObject(item) ?? {};
    const message = messageText(asText(error.message), asText(error.stack));
    if (first === "") first = message?.split("\n")[0] ?? "";
    const file = filePlace(asText(asObject(error.location)?.file));
    const place = root !== "" && file.startsWith(`${root}/`) ? file.slice(root.length + 1) : file;
    if (place !== "" && !isConfiguration(place) && !byFile.has(place)) {
      byFile.set(place, collectionError(place, message));
    }
  }
  const number = errors.length === 1 ? "an error" : `${errors.length} errors`;
  const gap = `Playwright reports ${number} outside of its tests: ${first.slice(0, 200)}`;
  return { results: [...byFile.values()], gaps: [gap] };
}

function isConfiguration(file: string): boolean {
  return /\.config\.[cm]?[jt]s$|\/node_modules\//.test(file);
}

function collectionError(place: string, message: string | null): ReportedResult {
  const path = ["(collection)"];
  const how = { isRetried: false, durationMs: null, message } as const;
  return { place, isFile: true, path, variant: "", status: "error", ...how };
}
