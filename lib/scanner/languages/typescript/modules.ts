import { createTypeScriptModules } from "@/lib/domain/modules/typescript-modules";
import type { ScannedImport } from "@/lib/domain/scan";
import type { LanguageModules } from "@/lib/scanner/languages/language";
import { placeOf, type WrittenImport } from "@/lib/scanner/languages/written-import";

// Longer is no module of anything, and no reader takes it.
const MAX_MODULE = 400;
const MAX_NAME = 200;

/** What specifiers mean in a code base: files by their paths, packages of other places as written. */
export function createModules(): LanguageModules {
  const modules = createTypeScriptModules();
  return {
    assume: modules.assume,
    advance: (changes) => ({ paths: modules.advance(changes), among: null }),
    resolve(written, path) {
      const resolved = modules.resolve(
        written.map(({ module }) => module),
        path,
      );
      return written
        .map((item, index) => importOf(item, resolved[index] ?? item.module))
        .filter(isStorable);
    },
  };
}

function importOf(item: WrittenImport, module: string): ScannedImport {
  const { line, kind, name, alias } = item;
  const where = placeOf(item.places);
  return {
    line,
    module,
    name,
    ...(alias === null ? {} : { alias }),
    kind,
    ...(where === undefined ? {} : { where }),
    ...(item.module.startsWith(".") ? { relative: true } : {}),
  };
}

/** A text that no column can hold, or no reader takes, names nothing. */
function isStorable({ module, name, alias }: ScannedImport): boolean {
  return (
    isText(module, MAX_MODULE) &&
    (name === null || isText(name, MAX_NAME)) &&
    (alias === undefined || isText(alias, MAX_NAME))
  );
}

// Half of a surrogate pair.
const LONE_HALF = /\p{Cs}/u;

function isText(text: string, max: number): boolean {
  return text.length > 0 && text.length <= max && !text.includes("\0") && !LONE_HALF.test(text);
}
