import type { FindingsFormat, FindingsReport } from "@/lib/domain/findings/report";
import type { ReportFormat, TestReport } from "@/lib/domain/tests/report";
import type { ParseResult } from "@/lib/formats/issue";

/** What an entry of the registry says of its format; README's table of formats is made of this. */
type FormatEntry<Kind extends string, Id extends string> = {
  readonly kind: Kind;
  readonly id: Id;
  /** Behind "is": `a test report, JUnit XML`. */
  readonly title: string;
  /** Who writes it, and with which option. */
  readonly written: string;
  /** Where the format is described. */
  readonly source: string;
  /** `keys` are asked for only where the head does not tell: they cost a walk over the whole. */
  readonly matches: (head: string, keys: () => ReadonlySet<string>) => boolean;
};

export type ScanFormat<Id extends string> = FormatEntry<"scan", Id>;
export type PlanFormat<Id extends string> = FormatEntry<"plan", Id>;
export type OwnersFormat<Id extends string> = FormatEntry<"owners", Id>;

export type TestsFormat = FormatEntry<"tests", ReportFormat> & {
  readonly parse: (text: string) => ParseResult<TestReport>;
};

export type ScannerFormat = FormatEntry<"findings", FindingsFormat> & {
  readonly parse: (text: string) => ParseResult<FindingsReport>;
  /** True where a clean run writes nothing or blanks: taken only when the uploader names the format. */
  readonly isCleanWhenBlank?: boolean;
};
