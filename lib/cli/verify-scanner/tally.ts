import type { Verdict } from "@/lib/cli/verify-scanner/compare";

/** What came out of comparing many contents. */
export type Tally = {
  versions: number;
  bytes: number;
  imports: number;
  different: number;
  missing: number;
  /** Contents that the reference does not parse, but a further interpreter does, by its version. */
  readonly elsewhere: Map<string, number>;
  broken: number;
  named: number;
  /** Imports found in files that no interpreter parses. */
  recovered: number;
};

export function emptyTally(): Tally {
  return {
    versions: 0,
    bytes: 0,
    imports: 0,
    different: 0,
    missing: 0,
    elsewhere: new Map(),
    broken: 0,
    named: 0,
    recovered: 0,
  };
}

/** Adds one verdict; `elsewhere` is the version of a further interpreter that gave it, or null. */
export function note(
  tally: Tally,
  verdict: Verdict,
  { size, elsewhere }: { readonly size: number; readonly elsewhere: string | null },
): void {
  tally.versions += 1;
  tally.bytes += size;
  if (verdict.is === "broken") {
    tally.broken += 1;
    tally.named += verdict.isNamed ? 1 : 0;
    tally.recovered += verdict.recovered;
    return;
  }
  if (elsewhere !== null) tally.elsewhere.set(elsewhere, (tally.elsewhere.get(elsewhere) ?? 0) + 1);
  tally.imports += verdict.names;
  tally.different += verdict.is === "different" ? 1 : 0;
}

/** Adds the second to the first. */
export function addTally(sum: Tally, part: Tally): void {
  sum.versions += part.versions;
  sum.bytes += part.bytes;
  sum.imports += part.imports;
  sum.different += part.different;
  sum.missing += part.missing;
  sum.broken += part.broken;
  sum.named += part.named;
  sum.recovered += part.recovered;
  for (const [python, count] of part.elsewhere) {
    sum.elsewhere.set(python, (sum.elsewhere.get(python) ?? 0) + count);
  }
}

const grouped = (count: number) => count.toLocaleString("en");

/** A few lines of text. */
export function tallyText(title: string, tally: Tally): string {
  const elsewhere = [...tally.elsewhere].map(
    ([python, count]) => `  ${grouped(count)} of them by CPython ${python} only`,
  );
  const missing =
    tally.missing === 0 ? [] : [`  ${grouped(tally.missing)} more are not in this clone: not read`];
  return [
    `${title}: ${grouped(tally.versions)} unique file versions, ${grouped(Math.round(tally.bytes / 1e6))} MB`,
    `  ${grouped(tally.versions - tally.broken)} parse: ${grouped(tally.imports)} imports compared, ${grouped(tally.different)} files with a difference`,
    ...elsewhere,
    `  ${grouped(tally.broken)} do not parse: ${grouped(tally.named)} named as broken by the scanner, ${grouped(tally.recovered)} imports recovered in them`,
    ...missing,
  ].join("\n");
}
