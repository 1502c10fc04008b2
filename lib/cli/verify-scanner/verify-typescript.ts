import { SCRIPT_ENDINGS } from "@/lib/domain/modules/source-paths";
import { readBlobs } from "@/lib/scanner/git/blobs";
import { openRepository, resolveCommit } from "@/lib/scanner/git/repository";
import { listTree } from "@/lib/scanner/git/tree";
import { MAX_SIZE, readTypeScript } from "@/lib/scanner/languages/typescript/read-typescript";
import { decodeSource } from "@/lib/scanner/languages/typescript/source-text";
import { typescript } from "@/lib/scanner/languages/typescript/typescript";
import type { SourceFile } from "@/lib/scanner/languages/written-import";
import { placeOf } from "@/lib/scanner/languages/written-import";
import { babelImports } from "./babel-imports";
import type { ImportRow } from "./babel-rows";

const MAX_SHOWN = 40;

type Tally = {
  files: number;
  imports: number;
  broken: number;
  named: number;
  different: number;
  readonly shown: string[];
};

/**
 * Reads every TypeScript and JavaScript file of a commit with the scanner and with Babel, and compares each import: line,
 * kind, module, name, alias, where. Prints what differs and the sum; answers whether nothing did.
 */
export async function verifyTypeScript(directory: string, revision: string): Promise<boolean> {
  const repository = await openRepository(directory, process.env);
  const commit = await resolveCommit(repository, revision);
  const files = await listTree(repository.git, commit, isSource);
  const paths = new Map(
    files.map(
      ({ blob, path }) => [`${blob} ${typescript.dialectOf(path)}`, { blob, path }] as const,
    ),
  );
  const byBlob = new Map<string, string[]>();
  for (const { blob, path } of paths.values()) {
    byBlob.set(blob, [...(byBlob.get(blob) ?? []), path]);
  }
  const tally: Tally = { files: 0, imports: 0, broken: 0, named: 0, different: 0, shown: [] };
  await readBlobs(repository.git, new Set(byBlob.keys()), {
    mayBeMissing: repository.isPartial,
    onBlob(id, bytes) {
      for (const path of byBlob.get(id) ?? []) if (bytes !== null) compare(tally, path, bytes);
    },
  });
  console.log(summary(tally));
  return tally.different === 0 && tally.files > 0;
}

function isSource(path: string): boolean {
  // Babel reads scripts, not the components that hold them.
  return SCRIPT_ENDINGS.some((suffix) => path.endsWith(suffix));
}

function compare(tally: Tally, path: string, bytes: Uint8Array): void {
  if (bytes.length > MAX_SIZE) return;
  tally.files += 1;
  const dialect = typescript.dialectOf(path);
  const file = readTypeScript(bytes, dialect);
  const reference = babelImports(decodeSource(bytes), dialect);
  if ("error" in reference) {
    tally.broken += 1;
    tally.named += file.problem === null ? 0 : 1;
    const verdict = file.problem === null ? "parses here" : `here: ${file.problem}`;
    tally.shown.push(`${path}: ${verdict}; Babel says ${reference.error}`);
    return;
  }
  tally.imports += reference.rows.length;
  const differences = differencesOf(file, reference.rows);
  if (differences.length === 0) return;
  tally.different += 1;
  for (const difference of differences) tally.shown.push(`${path}: ${difference}`);
}

/** What one reading has and the other has not, one text for each. */
function differencesOf(file: SourceFile, reference: readonly ImportRow[]): string[] {
  const ours = file.imports.map((item): ImportRow => {
    const { line, kind, module, name, alias } = item;
    return [line, kind, module, name, alias, placeOf(item.places) ?? null];
  });
  return [
    ...(file.problem === null ? [] : [`parses there, but is called broken: ${file.problem}`]),
    ...surplus(reference, ours).map((row) => `not found: ${row}`),
    ...surplus(ours, reference).map((row) => `not there: ${row}`),
  ];
}

function surplus(one: readonly ImportRow[], other: readonly ImportRow[]): string[] {
  const rest = new Map<string, number>();
  for (const row of other) {
    const text = JSON.stringify(row);
    rest.set(text, (rest.get(text) ?? 0) + 1);
  }
  return one.flatMap((row) => {
    const text = JSON.stringify(row);
    const left = rest.get(text) ?? 0;
    rest.set(text, left - 1);
    return left > 0 ? [] : [text];
  });
}

function summary({ files, imports, broken, named, different, shown }: Tally): string {
  const hidden = shown.length - MAX_SHOWN;
  return [
    ...shown.slice(0, MAX_SHOWN),
    ...(hidden > 0 ? [`… and ${hidden} more of these.`] : []),
    `${files} TypeScript and JavaScript contents read by the scanner and by Babel.`,
    `${files - broken} parse there: ${imports} imports, ${different} files with a difference.`,
    `${broken} do not parse there: ${named} of them are named as broken by the scanner.`,
  ].join("\n");
}
