import type { Ledger } from "@/lib/domain/board/ledger";

/** What moves the number of legacy imports, in the order of the ledger (rules.md 3). */
export const LEDGER_FLOWS: readonly {
  readonly key: string;
  readonly word: string;
  readonly of: (ledger: Ledger) => number;
}[] = [
  { key: "introduced", word: "introduced", of: (ledger) => ledger.in.introduced },
  { key: "reopened", word: "reopened", of: (ledger) => ledger.in.reopened },
  { key: "scopeAdded", word: "scope added", of: (ledger) => ledger.in.scopeAdded },
  { key: "converted", word: "converted", of: (ledger) => ledger.out.converted },
  { key: "removed", word: "removed", of: (ledger) => ledger.out.removed },
  { key: "left", word: "left to unplanned or unclassified", of: (ledger) => ledger.out.left },
  { key: "fileDeleted", word: "file deleted", of: (ledger) => ledger.out.fileDeleted },
  { key: "unreadable", word: "became unreadable", of: (ledger) => ledger.out.unreadable },
  { key: "exempted", word: "exempted", of: (ledger) => ledger.out.exempted },
  { key: "scopeRemoved", word: "scope removed", of: (ledger) => ledger.out.scopeRemoved },
];
