import { placeOf, type SourceFile } from "@/lib/scanner/languages/written-import";
import { readTypeScript } from "./read-typescript";

export function readText(source: string, dialect = "ts"): SourceFile {
  return readTypeScript(new TextEncoder().encode(source), dialect);
}

/** `line where? kind? module : name as alias`, one text for each import found; `from` is not written. */
export function foundIn(source: string, dialect = "ts"): string[] {
  return readText(source, dialect).imports.map(({ line, kind, module, name, alias, places }) => {
    const where = placeOf(places);
    const head = `${line}${where ? ` ${where}` : ""}${kind === "from" ? "" : ` ${kind}`}`;
    return `${head} ${module}${name === null ? "" : `:${name}`}${alias === null ? "" : ` as ${alias}`}`;
  });
}
