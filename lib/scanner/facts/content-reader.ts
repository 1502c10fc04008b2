import { contentKey, createFileFacts } from "@/lib/scanner/facts/file-facts";
import type { Settings } from "@/lib/scanner/facts/line-tree";
import { readBlobs } from "@/lib/scanner/git/blobs";
import type { Repository } from "@/lib/scanner/git/repository";
import type { LanguageSet } from "@/lib/scanner/languages/select-languages";

export type FileAt = { readonly path: string; readonly blob: string };

type Request = {
  readonly repository: Repository;
  readonly line: readonly unknown[];
  readonly languages: LanguageSet;
  readonly onProgress: (progress: ScanProgress) => void;
};

export type ScanProgress = {
  readonly commits: number;
  readonly ofCommits: number;
  readonly filesRead: number;
  readonly bytesRead: number;
};

type Task = (bytes: Uint8Array | null) => void;
/** By blob and by what it is read as. */
type Tasks = Map<string, Map<string, Task>>;

/** Reads contents that are not known yet and tells how far it is. */
export function createContentReader({ repository, line, languages, onProgress }: Request) {
  const facts = createFileFacts();
  const texts = new Map<string, string>();
  let filesRead = 0;
  let bytesRead = 0;
  function report(commits: number): void {
    onProgress({ commits, ofCommits: line.length, filesRead, bytesRead });
  }

  /** What is to be done with each content that was not read yet. */
  function tasksOf(files: readonly FileAt[]): Tasks {
    const tasks: Tasks = new Map();
    const note = (blob: string, key: string, task: Task) => {
      const known = tasks.get(blob) ?? new Map();
      tasks.set(blob, known.set(key, task));
    };
    for (const { path, blob } of files) {
      const language = languages.languageOf(path);
      const dialect = language?.dialectOf(path) ?? "";
      const key = contentKey(blob, dialect);
      if (language !== null && !facts.has(key)) {
        note(blob, key, (bytes) =>
          facts.add(key, bytes === null ? null : language.read(bytes, dialect)),
        );
      }
      if (languages.isSettings(path) && !texts.has(blob)) {
        note(blob, "settings", (bytes) => texts.set(blob, Buffer.from(bytes ?? []).toString()));
      }
    }
    return tasks;
  }

  return {
    facts,
    report,
    settingsAmong(files: readonly { path: string; blob: string | null }[]): Settings {
      return new Map(
        files
          .filter(({ path }) => languages.isSettings(path))
          .map(({ path, blob }) => [path, blob === null ? null : (texts.get(blob) ?? null)]),
      );
    },
    async read(files: readonly FileAt[], commits: number): Promise<void> {
      const tasks = tasksOf(files);
      await readBlobs(repository.git, new Set(tasks.keys()), {
        mayBeMissing: repository.isPartial,
        onBlob(id, bytes) {
          for (const task of tasks.get(id)?.values() ?? []) task(bytes);
          filesRead += 1;
          bytesRead += bytes?.length ?? 0;
          if (filesRead % 512 === 0) report(commits);
        },
      });
    },
  };
}
