import type { ScannedImport } from "@/lib/domain/scan";
import type {
  LanguageModules,
  OneByOne,
  Stale,
  TreeChanges,
} from "@/lib/scanner/languages/language";
import type { LanguageSet } from "@/lib/scanner/languages/select-languages";
import type { WrittenImport } from "@/lib/scanner/languages/written-import";

export type SourceModules = ReturnType<typeof createSourceModules>;

/** The modules of a code base in all languages: each gets its own files, and the settings that it asks for. */
export function createSourceModules({ languages, languageOf }: LanguageSet) {
  const modules = new Map(
    languages.map((language) => [language, language.createModules()] as const),
  );

  function modulesOf(path: string): LanguageModules | undefined {
    const language = languageOf(path);
    return language === null ? undefined : modules.get(language);
  }

  // How often anything changed by which an import may mean something else.
  let changes = 0;

  return {
    changes: () => changes,
    assume(names: readonly string[]): void {
      changes += 1;
      for (const one of modules.values()) one.assume(names);
    },
    remember(added: readonly string[]): void {
      changes += 1;
      for (const [language, one] of modules) {
        one.remember?.(added.filter((path) => languageOf(path) === language));
      }
    },
    advance({ added, removed, settings }: TreeChanges): Stale[] {
      if (added.length + removed.length + settings.size > 0) changes += 1;
      return [...modules].map(([language, one]) => {
        const isOwn = (path: string) => languageOf(path) === language;
        return one.advance({
          added: added.filter(isOwn),
          removed: removed.filter(isOwn),
          settings: language.settings.length > 0 ? settings : new Map(),
        });
      });
    },
    oneByOneOf: (path: string): OneByOne | null => modulesOf(path)?.oneByOne ?? null,
    resolve(written: readonly WrittenImport[], path: string): readonly ScannedImport[] {
      return modulesOf(path)?.resolve(written, path) ?? [];
    },
  };
}
