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

/** Reads a file and counts how often a byte of it was looked at: work that hangs on no clock. */
export function countLooks(bytes: Uint8Array): {
  readonly file: SourceFile;
  readonly looks: number;
} {
  let looks = 0;
  const counting = new Proxy(bytes, {
    get(target, key) {
      if (typeof key === "string" && key.charCodeAt(0) <= 57) looks += 1;
      const value: unknown = Reflect.get(target, key, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { file: readPython(counting), looks };
}
