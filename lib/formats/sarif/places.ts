import { sourceLines } from "@/lib/formats/findings";
import { asObject, asText, type JsonObject } from "@/lib/formats/report-json";
import { listOf } from "@/lib/formats/sarif/message";

/** Where a result is: its file as far as the code base knows it, the line, and the line's text where the report has it. */
export type Place = {
  readonly path: string;
  readonly line: unknown;
  readonly lineText: string | null;
};

type Artifact = { readonly location: JsonObject | null; readonly lineOf: LineOf | null };
type LineOf = (number: unknown) => string | null;

/** Finds the place of a result (SARIF 3.4, 3.28 to 3.30): by URI or by index, below a base whose own root is left out. */
export function readPlaces(run: JsonObject): (result: JsonObject) => Place {
  const bases = asObject(run.originalUriBaseIds) ?? {};
  const artifacts = listOf(run.artifacts).map(artifactOf);
  return (result) => {
    const physical = asObject(asObject(listOf(result.locations)[0])?.physicalLocation) ?? {};
    const location = asObject(physical.artifactLocation) ?? {};
    const region = asObject(physical.region) ?? {};
    const artifact = typeof location.index === "number" ? artifacts[location.index] : undefined;
    const named = asText(location.uri) === "" ? (artifact?.location ?? location) : location;
    const snippet = asText(asObject(region.snippet)?.text);
    const ownLine = snippet.split(/\r\n|\r|\n/, 1)[0] ?? "";
    return {
      path: below(named, bases),
      line: region.startLine,
      lineText: ownLine.trim() === "" ? (artifact?.lineOf?.(region.startLine) ?? null) : ownLine,
    };
  };
}

function artifactOf(value: unknown): Artifact {
  const artifact = asObject(value);
  const text = asText(asObject(artifact?.contents)?.text);
  return {
    location: asObject(artifact?.location),
    lineOf: text === "" ? null : sourceLines(text),
  };
}

const MAX_BASES = 8;

/**
 * The URI below the folders that its bases add. A base that nothing defines, or that is a place of one machine, stands
 * for the root of the code base (of 37 real logs with bases 30 define none).
 */
function below(location: JsonObject, bases: JsonObject): string {
  let uri = asText(location.uri);
  let base = asText(location.uriBaseId);
  for (let step = 0; step < MAX_BASES && base !== ""; step += 1) {
    const found = Object.hasOwn(bases, base) ? asObject(bases[base]) : null;
    const folder = asText(found?.uri);
    if (folder === "" || isAbsolute(folder) || isAbsolute(uri)) break;
    uri = `${folder.replace(/\/?$/, "/")}${uri}`;
    base = asText(found?.uriBaseId);
  }
  return decoded(uri);
}

function isAbsolute(uri: string): boolean {
  return /^(?:[A-Za-z][A-Za-z\d+.-]*:|[\\/])/.test(uri);
}

/** Writers forget to escape; what is no escape stays as it is. */
function decoded(uri: string): string {
  if (!uri.includes("%")) return uri;
  return uri.replace(/(?:%[\dA-Fa-f]{2})+/g, (escaped) => {
    try {
      return decodeURIComponent(escaped);
    } catch {
      return escaped;
    }
  });
}
