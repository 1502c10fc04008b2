import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";
import { CannotError } from "@/lib/cli/usage";
import type { Classifier } from "@/lib/domain/classify";
import type { ImportRow } from "@/lib/domain/lives/version";
import { IMPORT_KINDS, type ScannedCommit } from "@/lib/domain/scan";
import { issueText } from "@/lib/formats/issue";
import { createScanReader } from "@/lib/formats/scan/reader";

/** What one commit says of the subject of a plan, by ids of `History`. */
export type HistoryCommit = {
  readonly sha: string;
  readonly committedAt: number;
  readonly mode: ScannedCommit["mode"];
  readonly base: string | undefined;
  readonly filesScanned: number;
  readonly files: ReadonlyMap<number, readonly ImportRow[]>;
  readonly renamed: readonly (readonly [from: number, to: number])[];
  readonly deleted: readonly number[];
  readonly unreadable: readonly number[];
};

export type History = {
  readonly commits: readonly HistoryCommit[];
  readonly paths: readonly string[];
  readonly targets: readonly { readonly module: string; readonly name: string | null }[];
};

/**
 * A scan as `scan --history` writes it (NDJSON, gzip or not), of which only the imports of the subject are kept.
 * Throws CannotError with every reason against it.
 */
export async function readHistory(file: string, classes: Classifier): Promise<History> {
  const reader = createScanReader();
  const subject = new Subject(classes);
  const commits: HistoryCommit[] = [];
  for await (const line of linesOf(file)) {
    const done = reader.take(line);
    if (done !== null) commits.push(subject.commit(done.commit));
  }
  const outcome = reader.finish();
  if (!outcome.ok)
    throw new CannotError(`${file}: ${outcome.issues.map((issue) => issueText(issue)).join("; ")}`);
  return { commits, paths: subject.paths, targets: subject.targets };
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const input = createReadStream(file);
  const text = file.endsWith(".gz") ? input.pipe(createGunzip()) : input;
  for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY }))
    yield line;
}

class Subject {
  readonly paths: string[] = [];
  readonly targets: { readonly module: string; readonly name: string | null }[] = [];
  private readonly pathIds = new Map<string, number>();
  /** Null: not of the subject. */
  private readonly targetIds = new Map<string, number | null>();

  constructor(private readonly classes: Classifier) {}

  commit(commit: ScannedCommit): HistoryCommit {
    const path = (text: string) => this.path(text);
    return {
      sha: commit.sha,
      committedAt: Date.parse(commit.committedAt),
      mode: commit.mode,
      base: commit.base,
      filesScanned: commit.filesScanned,
      files: new Map(commit.files.map((file) => [path(file.path), this.rows(file.imports)])),
      renamed: (commit.renamed ?? []).map(({ from, to }) => [path(from), path(to)]),
      deleted: (commit.deleted ?? []).map(path),
      unreadable: (commit.unreadable ?? []).map((file) => path(file.path)),
    };
  }

  private rows(imports: ScannedCommit["files"][number]["imports"]): ImportRow[] {
    return imports
      .flatMap(({ line, module, name, kind }) => {
        const target = this.target(module, name);
        return target === null ? [] : [{ line, target, kind: IMPORT_KINDS.indexOf(kind) }];
      })
      .sort((a, b) => a.line - b.line);
  }

  private path(text: string): number {
    const known = this.pathIds.get(text);
    if (known !== undefined) return known;
    this.pathIds.set(text, this.paths.length);
    return this.paths.push(text) - 1;
  }

  private target(module: string, name: string | null): number | null {
    const key = JSON.stringify([module, name]);
    let id = this.targetIds.get(key);
    if (id === undefined) {
      const isSubject = this.classes.target(module, name) !== null;
      id = isSubject ? this.targets.push({ module, name }) - 1 : null;
      this.targetIds.set(key, id);
    }
    return id;
  }
}
