import { capitalised } from "../number-words";
import { inWords, plural, sinceInWords } from "../words";
import type { FileChange } from "./compare";
import type { Ledger } from "./ledger";

type Story = {
  /** Where the span begins, in words: "plan start". */
  readonly since: string;
  readonly version: number;
  readonly ledger: Ledger;
  readonly files: readonly FileChange[];
};

/** "Since plan start legacy fell by 559 under version 3: 2,422 were converted or removed, 1,921 came in." */
export function compareSentence({ since, version, ledger }: Story): string {
  const delta = ledger.end - ledger.start;
  const moved =
    delta === 0 ? "stands as it stood" : `${delta < 0 ? "fell" : "rose"} by ${inWords(delta)}`;
  const progress = `${inWords(ledger.progress)} ${ledger.progress === 1 ? "was" : "were"} converted or removed`;
  return `${capitalised(sinceInWords(since))} legacy ${moved} under version ${version}: ${progress}, ${inWords(ledger.cameIn)} came in.`;
}

/** Files that got worse and better, and what another version would say. */
export function compareLede(
  { files }: Story,
  other: { readonly than: number; readonly different: number } | null,
): string {
  const worse = files.filter(({ from, to }) => to > from).length;
  const better = files.filter(({ from, to }) => to < from).length;
  const told = `${plural(worse, "file")} hold more legacy imports than then, ${inWords(better)} fewer.`;
  if (other === null) return told;
  const read =
    other.different === 0
      ? `Version ${other.than} reads every import of this moment alike.`
      : `Version ${other.than} reads ${plural(other.different, "import")} of this moment differently.`;
  return `${told} ${read}`;
}
