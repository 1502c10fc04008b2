import "server-only";
import type { ImportRow } from "@/lib/domain/lives/version";
import { IMPORT_KINDS, IMPORT_PLACES, type ScannedImport } from "@/lib/domain/scan";
import { targetKey } from "./dictionary";

/** How the store writes a file version's imports: `[[line, target, kind, alias, where, relative], ...]`, by line. */
type Packed = [
  line: number,
  target: number,
  kind: number,
  alias?: string | 0,
  where?: number,
  relative?: 1,
];

/** `where` is 1 + its index, 0 when absent; what is absent at the end is left out. */
export function packImports(
  imports: readonly ScannedImport[],
  targets: ReadonlyMap<string, number>,
): string {
  const rows = imports.map((row): Packed => {
    const target = targets.get(targetKey(row.module, row.name)) ?? 0;
    const kind = IMPORT_KINDS.indexOf(row.kind);
    const where = row.where ? IMPORT_PLACES.indexOf(row.where) + 1 : 0;
    if (row.relative) return [row.line, target, kind, row.alias ?? 0, where, 1];
    if (where > 0) return [row.line, target, kind, row.alias ?? 0, where];
    return row.alias === undefined ? [row.line, target, kind] : [row.line, target, kind, row.alias];
  });
  return JSON.stringify(rows.sort((a, b) => a[0] - b[0]));
}

export type StoredImport = ImportRow & {
  readonly alias: string | null;
  readonly where: (typeof IMPORT_PLACES)[number] | null;
  readonly relative: boolean;
};

export function unpackImports(content: string): StoredImport[] {
  const rows = JSON.parse(content) as Packed[];
  return rows.map(([line, target, kind, alias, where, relative]) => ({
    line,
    target,
    kind,
    alias: alias ? alias : null,
    where: where ? (IMPORT_PLACES[where - 1] ?? null) : null,
    relative: relative === 1,
  }));
}
