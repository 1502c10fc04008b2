/** `@user`, `@organisation/team`, GitLab's nested groups and `@@role`, Bitbucket's `@@group`, or an email address. */
const OWNER = /^(?:@{1,2}[\w.-]+(?:\/[\w.-]+)*|[^\s@<>()",;:]+@[\w-]+(?:\.[\w-]+)+)$/;

/** GitLab: `[Name]`, `^[Name]`, `[Name][2]`, and the owners that hold where a rule names none. */
const SECTION = /^(?<optional>\^)?\[(?<name>[^[\]]+)\](?:\[\d+\])?(?:\s+(?<owners>.*))?$/;

/** Bitbucket's group definitions, settings and checks, which say nothing about a path. */
const BITBUCKET = /^(?:@@@\S|CODEOWNERS\.\w|Check\()/;

export function isOwner(text: string): boolean {
  return OWNER.test(text);
}

export type OwnerLine =
  | { readonly kind: "nothing" }
  | { readonly kind: "setting" }
  | {
      readonly kind: "section";
      readonly name: string;
      readonly isOptional: boolean;
      readonly owners: readonly Word[];
    }
  | {
      readonly kind: "rule";
      readonly pattern: string;
      readonly isExclusion: boolean;
      readonly owners: readonly Word[];
    };

/** A word of a line, and its 1-based column. */
export type Word = { readonly text: string; readonly column: number };

/** What a line of a CODEOWNERS file is by its shape, whoever reads it. */
export function readLine(line: string): OwnerLine {
  const text = line.trim();
  if (text === "" || text.startsWith("#")) return { kind: "nothing" };
  if (BITBUCKET.test(text)) return { kind: "setting" };
  const section = SECTION.exec(text)?.groups;
  if (section) {
    const heading = text.length - (section.owners ?? "").length;
    const owners = wordsOf(line, line.length - line.trimStart().length + heading);
    return {
      kind: "section",
      name: (section.name ?? "").trim(),
      isOptional: section.optional !== undefined,
      owners,
    };
  }
  const start = line.length - line.trimStart().length;
  const written = /^(?:\\.|[^\s\\]|\\$)+/.exec(text)?.[0] ?? "";
  return {
    kind: "rule",
    pattern: written.replace(/^!/, ""),
    isExclusion: written.startsWith("!"),
    owners: wordsOf(line, start + written.length),
  };
}

function wordsOf(line: string, from: number): Word[] {
  const end = line.slice(from).search(/(?:^|\s)#/);
  const part = end < 0 ? line : line.slice(0, from + end);
  const words: Word[] = [];
  for (const { 0: text, index } of part.slice(from).matchAll(/\S+/g))
    words.push({ text, column: from + index + 1 });
  return words;
}
