import type { ScannedImport } from "@/lib/domain/scan";
import type { SourceFile, WrittenImport } from "@/lib/scanner/languages/written-import";

type Sources = {
  readonly files: ReadonlyMap<string, SourceFile>;
  /** Texts of settings by path. */
  readonly settings: ReadonlyMap<string, string | null>;
  readonly resolve: (written: readonly WrittenImport[], path: string) => readonly ScannedImport[];
};

/** How a module may be written: as files do that do not import it relatively, most often first; then by the name of its package. */
export function specifiersOf(module: string, sources: Sources): readonly string[] {
  return [...usedSpecifiers(module, sources), ...packageNames(module, sources)];
}

function usedSpecifiers(module: string, { files, resolve }: Sources): readonly string[] {
  const counts = new Map<string, number>();
  for (const [path, { imports }] of files) {
    if (!resolve(imports, path).some((one) => one.module === module)) continue;
    for (const written of imports) {
      const isIt = resolve([written], path)[0]?.module === module;
      if (isIt && !written.module.startsWith(".")) {
        counts.set(written.module, (counts.get(written.module) ?? 0) + 1);
      }
    }
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([specifier]) => specifier);
}

function packageNames(module: string, { settings }: Sources): readonly string[] {
  return [...settings].flatMap(([path, text]) => {
    if (text === null || !path.endsWith("/package.json")) return [];
    const folder = path.slice(0, -"/package.json".length);
    const name = nameIn(text);
    if (name === null || !`${module}/`.startsWith(`${folder}/`)) return [];
    return [name, `${name}${module.slice(folder.length)}`];
  });
}

function nameIn(manifest: string): string | null {
  try {
    const { name } = Object(JSON.parse(manifest));
    return typeof name === "string" ? name : null;
  } catch {
    return null;
  }
}
