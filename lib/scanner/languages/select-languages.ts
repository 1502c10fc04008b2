import type { Language } from "./language";

/** Languages of one scan: which of them a path belongs to, and what git is asked for. */
export type LanguageSet = {
  readonly languages: readonly Language[];
  /** Null for a file of no language. */
  readonly languageOf: (path: string) => Language | null;
  readonly isSettings: (path: string) => boolean;
  /** Patterns for git that match the source files and settings, and little else. */
  readonly pathspecs: readonly string[];
};

export function languageSet(languages: readonly Language[]): LanguageSet {
  const bySuffix = new Map<string, Language>();
  for (const language of [...languages].reverse()) {
    for (const suffix of language.suffixes) bySuffix.set(suffix, language);
  }
  const settings = [...new Set(languages.flatMap((language) => language.settings))];
  const settingsPattern = new RegExp(`(^|/)(${settings.map(nameSource).join("|")})$`);
  return {
    languages,
    languageOf: (path) => bySuffix.get(suffixOf(path)) ?? null,
    isSettings: (path) => settings.length > 0 && settingsPattern.test(path),
    pathspecs: [
      ...[...bySuffix.keys()].map((suffix) => `*${suffix}`),
      ...settings.flatMap((name) => [name, `*/${name}`]),
    ],
  };
}

function suffixOf(path: string): string {
  const dot = path.lastIndexOf(".");
  return dot < 0 ? "" : path.slice(dot);
}

function nameSource(name: string): string {
  return name.replace(/[.+?^${}()|[\]\\]/g, "\\$&").replaceAll("*", "[^/]*");
}
