import type { Intake } from "@/lib/scanner/facts/file-facts";
import type { ContentPlace } from "@/lib/scanner/facts/packed-contents";
import type { Git } from "@/lib/scanner/git/git";
import type { Language } from "@/lib/scanner/languages/language";
import type { FromWorker } from "./messages";
import { createShareReader } from "./share-reader";
import { createShares, type WantedContent } from "./shares";
import { type Contents, startWorkers, type WorkerPool } from "./worker-pool";

/** From so many contents on it pays to start threads for them. */
const MANY_FILES = 3_000;
/**
 * Below so many one core is left to git and to this thread. Each thread compiles the reader for itself, which costs about what
 * reading 12,000 contents does.
 */
const VERY_MANY_FILES = 25_000;

type Options = {
  readonly git: Git;
  readonly languages: readonly Language[];
  /** 1: everything is read in this thread. */
  readonly threads: number;
  /** Not fewer threads for fewer contents. */
  readonly isFixed: boolean;
  readonly createIntake: () => Intake;
};

export type ReadJob = {
  /** In the order in which they are best read. */
  readonly contents: readonly WantedContent[];
  readonly keyOf: (place: ContentPlace) => string;
  readonly onContents: (contents: Contents) => void;
};

/** Reads contents: many with a thread and a git for each core, few in this thread. What is found is the same. */
export function createReaders({ git, languages, threads, isFixed, createIntake }: Options) {
  let pool: WorkerPool | null = null;
  const intakes = Array.from({ length: threads }, createIntake);
  const ownIntake = createIntake();
  const own = { post: (_message: FromWorker) => {} };
  const ownReader = createShareReader({ git, languages, post: (message) => own.post(message) });

  function poolFor(files: number): WorkerPool | null {
    if (threads < 2 || (pool === null && files < MANY_FILES)) return null;
    pool ??= startWorkers({ git, languages: languages.map(({ id }) => id) });
    pool?.growTo(isFixed || files >= VERY_MANY_FILES ? threads : threads - 1);
    return pool;
  }

  async function readHere({ contents, keyOf, onContents }: ReadJob): Promise<void> {
    const nextShare = createShares(contents, 1);
    own.post = (message) => {
      if (message.type !== "contents") return;
      ownIntake(message.packed, keyOf);
      onContents(message);
    };
    for (let share = nextShare(0); share !== null; share = nextShare(0)) {
      ownReader.take(share);
    }
    await ownReader.end();
  }

  return {
    async read(job: ReadJob): Promise<void> {
      const workers = poolFor(job.contents.length);
      if (workers === null) return readHere(job);
      const nextShare = createShares(job.contents, workers.size());
      await workers.read(nextShare, (worker, contents) => {
        intakes[worker]?.(contents.packed, job.keyOf);
        job.onContents(contents);
      });
    },
    /** Also in the middle of a reading, which fails then. */
    async end(): Promise<void> {
      ownReader.abandon();
      await pool?.end();
    },
  };
}
