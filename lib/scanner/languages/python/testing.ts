import { placeOf, type SourceFile } from "@/lib/scanner/languages/written-import";
import { readPython } from "./read-python";

export function readText(source: string): SourceFile {
  return readPython(new TextEncoder().encode(source));
}

/** `line where? dots+module : name as alias`, one text for each import found. */
export function foundIn(source: string): string[] {
  return readText(source).imports.map(({ line, kind, level, module, name, alias, places }) => {
    const where = placeOf(places);
    const head = `${line}${where ? ` ${where}` : ""}${kind === "from" || kind === "import" ? "" : ` ${kind}`}`;
    const tail = `${name === null ? "" : `:${name}`}${alias === null ? "" : ` as ${alias}`}`;
    return `${head} ${".".repeat(level)}${module}${tail}`;
  });
}
