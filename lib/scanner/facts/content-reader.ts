import { availableParallelism } from "node:os";
import { contentKey, createFileFacts, type FileFacts } from "@/lib/scanner/facts/file-facts";
import type { Settings } from "@/lib/scanner/facts/line-tree";
import type { ContentPlace } from "@/lib/scanner/facts/packed-contents";
import { presentInOrder, readBlobs } from "@/lib/scanner/git/blobs";
import type { Git } from "@/lib/scanner/git/git";
import type { Repository } from "@/lib/scanner/git/repository";
import type { LanguageSet } from "@/lib/scanner/languages/select-languages";
import { createReaders } from "@/lib/scanner/workers/readers";
import type { WantedContent } from "@/lib/scanner/workers/shares";

export type FileAt = { readonly path: string; readonly blob: string };

type Request = {
  readonly repository: Repository;
  readonly line: readonly unknown[];
  readonly languages: LanguageSet;
  /** How many threads read contents; one for each core when it is not said. */
  readonly workers?: number | undefined;
  readonly onProgress: (progress: ScanProgress) => void;
};

export type ScanProgress = {
  readonly commits: number;
  readonly ofCommits: number;
  /** Commits whose changes are known, and with them which contents there are to read. */
  readonly compared: number;
  readonly filesRead: number;
  /** All that are known to be read so far: the more of the line was compared, the more there are. */
  readonly ofFiles: number;
  readonly bytesRead: number;
};

export type ContentReader = ReturnType<typeof createContentReader>;

/** Reads contents that are not known yet and tells how far it is. */
export function createContentReader({ repository, line, languages, workers, onProgress }: Request) {
  const { git, isPartial } = repository;
  const facts = createFileFacts();
  const texts = new Map<string, string>();
  const readers = createReaders({
    git,
    languages: languages.languages,
    threads: workers ?? availableParallelism(),
    isFixed: workers !== undefined,
    createIntake: facts.createIntake,
  });
  const { count, report, ...counts } = createCounts(line.length, onProgress);

  /** Contents that were not read yet, in the order in which they are to be read, with all that each is to be read as. */
  function wantedOf(files: readonly FileAt[]): Map<string, WantedContent["readings"]> {
    const wanted = new Map<string, WantedContent["readings"]>();
    for (const { path, blob } of versionsInOrder(files)) {
      const language = languages.languageOf(path);
      if (language === null) continue;
      const dialect = language.dialectOf(path);
      if (facts.has(contentKey(blob, dialect))) continue;
      const known = wanted.get(blob) ?? [];
      if (known.some((one) => one.dialect === dialect && one.language === language.id)) continue;
      wanted.set(blob, [...known, { language: language.id, dialect }]);
    }
    return wanted;
  }

  async function readSettings(files: readonly FileAt[]): Promise<void> {
    const isNew = ({ path, blob }: FileAt) => languages.isSettings(path) && !texts.has(blob);
    const ids = new Set(files.filter(isNew).map(({ blob }) => blob));
    if (ids.size === 0) return;
    await readBlobs(git, ids, {
      mayBeMissing: isPartial,
      onBlob: (id, bytes) => texts.set(id, Buffer.from(bytes ?? []).toString()),
    });
  }

  async function readSources(files: readonly FileAt[]): Promise<void> {
    const wanted = wantedOf(files);
    if (wanted.size === 0) return;
    count.ofFiles += wanted.size;
    report();
    if (isPartial) await leaveMissing(git, facts, wanted);
    const contents = [...wanted].map(([id, readings]) => ({ id, readings }));
    await readers.read({
      contents,
      keyOf: (place) => keyOf(contents, place),
      onContents({ files, bytes }) {
        count.filesRead += files;
        count.bytesRead += bytes;
        report();
      },
    });
  }

  return {
    facts,
    ...counts,
    settingsAmong(files: readonly { path: string; blob: string | null }[]): Settings {
      return new Map(
        files
          .filter(({ path }) => languages.isSettings(path))
          .map(({ path, blob }) => [path, blob === null ? null : (texts.get(blob) ?? null)]),
      );
    },
    async read(files: readonly FileAt[]): Promise<void> {
      await readSettings(files);
      await readSources(files);
    },
    /** Must be called when nothing more is wanted; what is still being read is left. */
    end: readers.end,
  };
}

function createCounts(ofCommits: number, onProgress: (progress: ScanProgress) => void) {
  const count = { commits: 0, compared: 0, filesRead: 0, ofFiles: 0, bytesRead: 0 };
  const report = () => onProgress({ ofCommits, ...count });
  return {
    count,
    report,
    /** So many commits of the line are done: told with the next contents that are read. */
    done(commits: number): void {
      count.commits = commits;
    },
    /** Of so many commits the changes are known. */
    compared(commits: number): void {
      count.compared = commits;
      report();
    },
    /** All commits are done. */
    over(commits: number): void {
      count.commits = commits;
      report();
    },
  };
}

/** What is not here is not asked for: an older git would try to fetch it. */
async function leaveMissing(
  git: Git,
  facts: FileFacts,
  wanted: Map<string, WantedContent["readings"]>,
): Promise<void> {
  const here = new Set(await presentInOrder(git, new Set(wanted.keys()), true));
  for (const [id, readings] of wanted) {
    if (here.has(id)) continue;
    wanted.delete(id);
    for (const { dialect } of readings) facts.miss(contentKey(id, dialect));
  }
}

function keyOf(contents: readonly WantedContent[], { content, reading }: ContentPlace): string {
  const { id = "", readings } = contents[content] ?? {};
  return contentKey(id, readings?.[reading]?.dialect ?? "");
}

/**
 * The versions of each path after each other, newest first. So git stores them: each as the difference from a newer one, which it
 * has then just read. And so most of each is what was read just before.
 */
function versionsInOrder(files: readonly FileAt[]): readonly FileAt[] {
  const byPath = new Map<string, FileAt[]>();
  for (const file of files.toReversed()) {
    const known = byPath.get(file.path);
    if (known === undefined) byPath.set(file.path, [file]);
    else known.push(file);
  }
  return [...byPath.values()].flat();
}
