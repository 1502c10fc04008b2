/** Whose syntax a CODEOWNERS file is written in; told by what only one of the hosts reads. */
export type OwnerDialect = "github" | "gitlab" | "bitbucket";

export type OwnerRule = {
  /** 1-based, in the file. */
  readonly line: number;
  /** As it is written. */
  readonly pattern: string;
  /** Path globs (rules.md 3) that match together what the pattern does. */
  readonly globs: readonly string[];
  /** In the order of the line; none: whatever it matches has no owner. */
  readonly owners: readonly string[];
};

/** Rules of which the last match counts. A file without headings is one section. */
export type OwnerSection = {
  readonly name: string | null;
  /** `^[…]`: its owners need not approve, so they stand behind those of other sections. */
  readonly isOptional: boolean;
  readonly rules: readonly OwnerRule[];
};

export type OwnerFile = {
  readonly dialect: OwnerDialect;
  readonly sections: readonly OwnerSection[];
};

export function ownerRules({ sections }: OwnerFile): number {
  return sections.reduce((sum, { rules }) => sum + rules.length, 0);
}
