import { type BlobReader, openBlobs } from "@/lib/scanner/git/blobs";
import { type Git, GitError } from "@/lib/scanner/git/git";
import type { Language } from "@/lib/scanner/languages/language";
import { createContentLexer } from "./content-lexer";
import type { FromWorker, Share } from "./messages";

/** Fewer than these left to read: time to ask for more, before git has nothing to do. */
const FEW_LEFT = 400;
const BATCH_FILES = 1_000;
const BATCH_ROWS = 100_000;

type Options = {
  readonly git: Git;
  readonly languages: readonly Language[];
  readonly post: (message: FromWorker, transfer?: ArrayBuffer[]) => void;
};

export function failureOf(error: unknown): FromWorker {
  const message = error instanceof Error ? error.message : String(error);
  return { type: "failed", message, isGit: error instanceof GitError };
}

/** Reads shares of the contents through one git, for as long as there are some, and sends what it finds in batches. */
export function createShareReader({ git, languages, post }: Options) {
  const lexer = createContentLexer(languages);
  let blobs: BlobReader | null = null;
  let shares: { readonly share: Share; taken: number }[] = [];
  let left = 0;
  let isAsked = false;
  let files = 0;
  let bytes = 0;

  function send(): void {
    if (files === 0) return;
    const packed = lexer.packer.take();
    const { heads, rows, tuples } = packed;
    const transfer = [heads.buffer, rows.buffer, tuples.buffer];
    post({ type: "contents", packed, files, bytes }, transfer);
    files = 0;
    bytes = 0;
  }

  function askForMore(): void {
    if (isAsked || left >= FEW_LEFT) return;
    isAsked = true;
    post({ type: "more" });
  }

  function onBlob(_id: string, content: Uint8Array | null): void {
    const current = shares[0];
    if (current === undefined) throw new Error("git gave an object that nobody asked for.");
    const { share, taken } = current;
    const readings = share.kinds[share.kindOf[taken] ?? -1] ?? [];
    lexer.read(share.first + taken, content, readings);
    current.taken += 1;
    if (current.taken === share.kindOf.length) shares.shift();
    left -= 1;
    files += 1;
    bytes += content?.length ?? 0;
    if (files >= BATCH_FILES || lexer.packer.rows() >= BATCH_ROWS) send();
    askForMore();
  }

  /** A git that fails gives no more objects: nobody would ever ask for the next share. */
  function open(): BlobReader {
    const opened = openBlobs(git, onBlob);
    opened.reading.catch((error) => post(failureOf(error)));
    return opened;
  }

  return {
    take(share: Share): void {
      isAsked = false;
      blobs ??= open();
      const ids = share.ids.split(" ");
      shares.push({ share, taken: 0 });
      left += ids.length;
      blobs.ask(ids);
      askForMore();
    },
    /** Waits for what was asked for and sends it. */
    async end(): Promise<void> {
      const opened = blobs;
      // There is no more: what still comes asks for nothing.
      isAsked = true;
      await opened?.end();
      blobs = null;
      shares = [];
      send();
      post({ type: "done" });
    },
    /** Waits for nothing. */
    abandon: () => blobs?.abandon(),
  };
}
