/** One reason why untrusted bytes are refused, or a warning about bytes that are taken. */
export type FormatIssue = {
  /** A sentence that names the field and what would be right. */
  readonly message: string;
  /** JSON pointer (RFC 6901) into the document, or into the commit line; empty for the whole. */
  readonly pointer: string;
  /** 1-based, in the text as it was given. */
  readonly line?: number;
  readonly column?: number;
};

/** What a parser answers: the value with its warnings, or the first reasons against it and their number. */
export type ParseResult<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly FormatIssue[] }
  | { readonly ok: false; readonly issues: readonly FormatIssue[]; readonly total: number };

export type Refusal = Extract<ParseResult<never>, { ok: false }>;
export type FieldPath = readonly (string | number)[];

const MAX_CARRIED = 200;
/** Nobody reads on from here, and a hostile document could go on for minutes. */
const MAX_COUNTED = 10_000;

/** Collects issues: carries the first 200, counts the others up to 10,000. */
export type IssueList = {
  readonly add: (issue: FormatIssue) => void;
  readonly total: () => number;
  /** True when counting has ended: looking for more is in vain. */
  readonly isFull: () => boolean;
  readonly refusal: () => Refusal;
};

export function issueList(): IssueList {
  const carried: FormatIssue[] = [];
  let total = 0;
  return {
    add: (issue) => {
      if (carried.length < MAX_CARRIED) carried.push(issue);
      if (total < MAX_COUNTED) total += 1;
    },
    total: () => total,
    isFull: () => total >= MAX_COUNTED,
    refusal: () => ({ ok: false, issues: carried, total }),
  };
}

/** A refusal for one reason. */
export function refused(issue: FormatIssue): Refusal {
  return { ok: false, issues: [issue], total: 1 };
}

/** `line 26, column 3: …`, for a terminal or a list. */
export function issueText({ line, column, message }: FormatIssue): string {
  if (line === undefined) return message;
  return column === undefined
    ? `line ${line}: ${message}`
    : `line ${line}, column ${column}: ${message}`;
}

/** RFC 6901: `/subject/legacy/1`. */
export function jsonPointer(path: FieldPath): string {
  return path.map((key) => `/${String(key).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

/** The way a person writes it: `subject.legacy[1].module`. */
export function fieldName(path: FieldPath): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    return text === "" ? key : `${text}.${key}`;
  }, "");
}
