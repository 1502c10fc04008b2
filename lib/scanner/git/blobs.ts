import { type Git, GitError, startGit } from "./git";

/** Above this it pays to list all objects and to ask in the order in which they lie in the pack. */
const MANY = 1_000;

/** Ids of all objects that are here, in the order in which they lie in the packs. */
async function* listObjects(git: Git): AsyncGenerator<string> {
  const process = startGit(git, [
    ...["cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname)"],
  ]);
  process.child.stdin.end();
  let rest = "";
  process.child.stdout.setEncoding("latin1");
  for await (const chunk of process.child.stdout as AsyncIterable<string>) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  await process.finished;
}

/** The wanted ids that are here, in pack order when there are many of them or some may be missing. */
export async function presentInOrder(
  git: Git,
  wanted: ReadonlySet<string>,
  mayBeMissing: boolean,
): Promise<readonly string[]> {
  if (wanted.size < MANY && !mayBeMissing) return [...wanted];
  const order: string[] = [];
  const seen = new Set<string>();
  for await (const id of listObjects(git)) {
    if (!wanted.has(id) || seen.has(id)) continue;
    seen.add(id);
    order.push(id);
  }
  // A linked object store may list differently from what it can read: what is not listed is still asked for.
  if (!mayBeMissing) for (const id of wanted) if (!seen.has(id)) order.push(id);
  return order;
}

/** Bytes that are valid only during the call, or null for an object that is not here. */
export type OnBlob = (id: string, bytes: Uint8Array | null) => void;

/** One `git cat-file --batch` that is asked for objects, which come in the order asked. Nothing is fetched. */
export type BlobReader = {
  readonly ask: (ids: readonly string[]) => void;
  /** Refuses as soon as git fails. */
  readonly reading: Promise<void>;
  /** Says that no more is asked for; answers when all came. */
  readonly end: () => Promise<void>;
  /** What was asked for is not wanted any more. */
  readonly abandon: () => void;
};

/** What `--buffer` holds back comes only when more is asked for, or at the end. */
export function openBlobs(git: Git, onBlob: OnBlob): BlobReader {
  const process = startGit(git, ["cat-file", "--batch", "--buffer"]);
  const reader = batchReader(onBlob);
  const reading = (async () => {
    try {
      for await (const chunk of process.child.stdout as AsyncIterable<Buffer>) reader.take(chunk);
    } finally {
      process.child.kill();
    }
    await process.finished;
    if (!reader.isDone()) throw new GitError("git cat-file ended in the middle of an object.");
  })();
  reading.catch(() => {});
  return {
    reading,
    ask(ids) {
      if (ids.length > 0) process.child.stdin.write(`${ids.join("\n")}\n`);
    },
    end() {
      process.child.stdin.end();
      return reading;
    },
    abandon: () => void process.child.kill(),
  };
}

/** Reads each wanted object once. */
export async function readBlobs(
  git: Git,
  wanted: ReadonlySet<string>,
  { mayBeMissing, onBlob }: { mayBeMissing: boolean; onBlob: OnBlob },
): Promise<void> {
  const order = await presentInOrder(git, wanted, mayBeMissing);
  if (order.length < wanted.size) {
    const present = new Set(order);
    for (const id of wanted) if (!present.has(id)) onBlob(id, null);
  }
  if (order.length === 0) return;
  const blobs = openBlobs(git, onBlob);
  blobs.ask(order);
  await blobs.end();
}

/** Cuts the answer of `cat-file --batch` into objects: whole ones straight from the chunk, others gathered first. */
function batchReader(onBlob: OnBlob) {
  let head: Buffer = Buffer.alloc(0);
  let id = "";
  let body: Buffer | null = null;
  let filled = 0;
  // Contents come one after the other: one place for all that do not lie within a chunk.
  let room: Buffer = Buffer.alloc(0);

  function takeHead(chunk: Buffer, at: number): number {
    const stop = chunk.indexOf(10, at);
    const part = chunk.subarray(at, stop < 0 ? chunk.length : stop);
    head = head.length === 0 && stop >= 0 ? part : Buffer.concat([head, part]);
    if (stop < 0) return chunk.length;
    const [name = "", type = "", size = ""] = head.toString("latin1").split(" ");
    head = Buffer.alloc(0);
    if (type === "missing" || size === "") {
      onBlob(name, null);
      return stop + 1;
    }
    id = name;
    return takeWhole(chunk, stop + 1, Number(size));
  }

  /** The object at once when the chunk holds it and its line end. */
  function takeWhole(chunk: Buffer, at: number, size: number): number {
    if (at + size < chunk.length) {
      onBlob(id, chunk.subarray(at, at + size));
      return at + size + 1;
    }
    if (room.length <= size) room = Buffer.allocUnsafe(Math.max(size + 1, room.length * 2));
    body = room.subarray(0, size + 1);
    filled = 0;
    return at;
  }

  function takeBody(chunk: Buffer, at: number, target: Buffer): number {
    const stop = Math.min(chunk.length, at + target.length - filled);
    chunk.copy(target, filled, at, stop);
    filled += stop - at;
    if (filled === target.length) {
      body = null;
      onBlob(id, target.subarray(0, target.length - 1));
    }
    return stop;
  }

  return {
    take(chunk: Buffer): void {
      let at = 0;
      while (at < chunk.length)
        at = body === null ? takeHead(chunk, at) : takeBody(chunk, at, body);
    },
    isDone: () => body === null && head.length === 0,
  };
}
