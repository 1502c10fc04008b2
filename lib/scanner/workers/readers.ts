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
 * Below so many that our own lexers read, one core is left to git and to this thread. Each thread compiles a lexer for itself, which
 * costs about what reading 12,000 contents does; a native parser is there at once.
 */
const MANY_LEXED = 25_000;

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

  const isLexed = new Set(
    languages.filter(({ createReader }) => createReader !== undefined).map(({ id }) => id),
  );

  function threadsFor(contents: readonly WantedContent[]): number {
    const lexed = contents.filter(({ readings: [first] }) => isLexed.has(first?.language ?? ""));
    const isMostlyLexed = lexed.length * 2 > contents.length;
    return isFixed || !isMostlyLexed || lexed.length >= MANY_LEXED ? threads : threads - 1;
  }

  function poolFor(contents: readonly WantedContent[]): WorkerPool | null {
    if (threads < 2 || (pool === null && contents.length < MANY_FILES)) return null;
    pool ??= startWorkers({ git, languages: languages.map(({ id }) => id) });
    pool?.growTo(threadsFor(contents));
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
      const workers = poolFor(job.contents);
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
