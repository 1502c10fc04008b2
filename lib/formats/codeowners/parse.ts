import type { OwnerDialect, OwnerFile, OwnerRule } from "@/lib/domain/owners/owner-file";
import { patternGlobs } from "@/lib/domain/owners/pattern";
import { type IssueList, issueList, type ParseResult } from "@/lib/formats/issue";
import { isOwner, type OwnerLine, readLine, type Word } from "./lines";

/** A larger file is not a list that people keep; each path is held against all of it. */
const MAX_RULES = 20_000;

/**
 * A CODEOWNERS file (GitHub's, GitLab's or Bitbucket's), or every line that is wrong with its reason. What a host skips in
 * silence, such as `!` on GitHub, is wrong here: an owner who believes that a line holds should learn that it does not.
 */
export function parseCodeowners(text: string): ParseResult<OwnerFile> {
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/);
  const read = lines.map(readLine);
  const reader = new Reader(dialectOf(read));
  read.forEach((line, index) => {
    reader.take(line, index + 1);
  });
  return reader.result();
}

function dialectOf(lines: readonly OwnerLine[]): OwnerDialect {
  if (lines.some(({ kind }) => kind === "section")) return "gitlab";
  const isBitbucket = lines.some(
    (line) =>
      line.kind === "setting" ||
      (line.kind === "rule" && line.owners.some(({ text }) => text.startsWith("@@"))),
  );
  return isBitbucket ? "bitbucket" : "github";
}

type OpenSection = {
  readonly name: string | null;
  readonly isOptional: boolean;
  owners: readonly string[];
  readonly rules: OwnerRule[];
};

class Reader {
  private readonly issues: IssueList = issueList();
  private readonly sections = new Map<string, OpenSection>();
  private readonly spellings = new Map<string, string>();
  private current: OpenSection = { name: null, isOptional: false, owners: [], rules: [] };
  private rules = 0;

  constructor(private readonly dialect: OwnerDialect) {
    this.sections.set("", this.current);
  }

  take(line: OwnerLine, number: number): void {
    if (line.kind === "section") this.takeSection(line, number);
    else if (line.kind === "rule") this.takeRule(line, number);
  }

  result(): ParseResult<OwnerFile> {
    if (this.rules > MAX_RULES)
      this.issues.add({
        message: `the file has ${this.rules} rules; at most ${MAX_RULES} are read`,
        pointer: "",
      });
    if (this.issues.total() > 0) return this.issues.refusal();
    const sections = [...this.sections.values()]
      .filter(({ rules }) => rules.length > 0)
      .map(({ name, isOptional, rules }) => ({ name, isOptional, rules }));
    return { ok: true, value: { dialect: this.dialect, sections }, warnings: [] };
  }

  /** Sections of one name, in whatever case, are one. */
  private takeSection(line: OwnerLine & { kind: "section" }, number: number): void {
    const key = line.name.toLowerCase();
    const owners = this.ownersOf(line.owners, number);
    const known = this.sections.get(key);
    if (known) {
      this.current = known;
      if (owners.length > 0) known.owners = owners;
      return;
    }
    const { name, isOptional } = line;
    this.current = { name, isOptional, owners, rules: [] };
    this.sections.set(key, this.current);
  }

  private takeRule(line: OwnerLine & { kind: "rule" }, number: number): void {
    const { pattern, isExclusion } = line;
    this.rules += 1;
    if (isExclusion && this.dialect === "github") {
      this.add(
        number,
        `!${pattern}: GitHub reads no negation; give the path a later line without owners`,
      );
      return;
    }
    const globs = patternGlobs(pattern, this.dialect);
    if (!globs.ok) {
      this.add(number, globs.reason);
      return;
    }
    const named = this.ownersOf(line.owners, number);
    const owners = named.length > 0 ? named : this.current.owners;
    this.current.rules.push({
      line: number,
      pattern: isExclusion ? `!${pattern}` : pattern,
      globs: globs.globs,
      owners: isExclusion ? [] : owners,
    });
  }

  /** Hosts do not tell cases of a name apart: one owner has the spelling that comes first. */
  private ownersOf(words: readonly Word[], number: number): string[] {
    const owners: string[] = [];
    for (const { text, column } of words) {
      if (!isOwner(text)) {
        this.add(
          number,
          `${text} is no owner: write @user, @organisation/team or an email address`,
          column,
        );
        continue;
      }
      const key = text.toLowerCase();
      const spelling = this.spellings.get(key) ?? text;
      this.spellings.set(key, spelling);
      if (!owners.includes(spelling)) owners.push(spelling);
    }
    return owners;
  }

  private add(line: number, message: string, column = 1): void {
    this.issues.add({ message, pointer: "", line, column });
  }
}
