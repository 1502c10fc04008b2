import type { EcmaScriptModule, StaticExportEntry, StaticImport } from "oxc-parser";
import { TYPE_CHECKING } from "@/lib/scanner/languages/written-import";
import { aliasOf, type Found } from "./found";

/**
 * `import … from`, `import "…"` and `export … from` of the top level, from the parser's module record. As in the language's
 * specification the record takes `export { x }` of an imported `x` for a re-export, listed under the import; it imports nothing, and is left out.
 */
export function staticImports(record: EcmaScriptModule, text: string): Found[] {
  return [
    ...record.staticImports.flatMap((statement) => importsOf(statement, text)),
    ...record.staticExports.flatMap(({ start, end, entries }) =>
      entries
        .filter((entry) => start <= entry.start && entry.end <= end)
        .flatMap((entry) => reExport(entry, start)),
    ),
  ];
}

const TYPE_ONLY = /^import\s+type\b/;

function importsOf({ start, moduleRequest, entries }: StaticImport, text: string): Found[] {
  const { value: module } = moduleRequest;
  if (entries.length === 0) {
    const isType = TYPE_ONLY.test(text.slice(start, moduleRequest.start));
    return [{ ...WHOLE, at: moduleRequest.start, module, places: isType ? TYPE_CHECKING : 0 }];
  }
  return entries.map(({ importName, localName, isType }) => {
    const places = isType ? TYPE_CHECKING : 0;
    const local = localName.value;
    if (importName.kind === "NamespaceObject") {
      return { ...WHOLE, at: localName.start, module, alias: local, places };
    }
    const name = importName.kind === "Default" ? "default" : (importName.name ?? "");
    const at = importName.start ?? localName.start;
    return { at, kind: "from", module, name, alias: aliasOf(local, name), places };
  });
}

const WHOLE = { kind: "import", name: null, alias: null } as const;

function reExport(entry: StaticExportEntry, statement: number): Found[] {
  const { moduleRequest, importName, exportName, isType } = entry;
  if (moduleRequest === null) return [];
  const module = moduleRequest.value;
  const places = isType ? TYPE_CHECKING : 0;
  const given = exportName.kind === "Default" ? "default" : exportName.name;
  if (importName.kind === "All") {
    return [{ ...WHOLE, at: exportName.start ?? statement, module, alias: given, places }];
  }
  if (importName.kind === "AllButDefault") {
    return [{ at: statement, kind: "from", module, name: "*", alias: null, places }];
  }
  const { name } = importName;
  const at = importName.start ?? entry.start;
  return name === null
    ? []
    : [{ at, kind: "from", module, name, alias: aliasOf(given, name), places }];
}
