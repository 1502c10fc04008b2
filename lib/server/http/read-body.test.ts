import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { withBody } from "@/lib/server/http/read-body";

const MB = 1024 * 1024;
const URL_OF_UPLOADS = "http://127.0.0.1:3000/api/v1/projects/p/uploads";

/** A body that comes in pieces, each when it is let. */
function slow(pieces: readonly Uint8Array[], headers: Record<string, string> = {}) {
  const lets: (() => void)[] = [];
  let at = 0;
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        await new Promise<void>((go) => lets.push(go));
        const piece = pieces[at++];
        if (piece === undefined) controller.close();
        else controller.enqueue(piece);
      },
    },
    { highWaterMark: 0 },
  );
  const request = new Request(URL_OF_UPLOADS, {
    method: "POST",
    body,
    headers,
    duplex: "half",
  } as RequestInit);
  /** Lets so many pieces come. */
  const next = async (count: number) => {
    for (let n = 0; n < count; n += 1) {
      while (lets.length === 0) await new Promise(setImmediate);
      lets.shift()?.();
      await new Promise(setImmediate);
    }
  };
  return { request, next };
}

const whole = (body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  new Request(URL_OF_UPLOADS, { method: "POST", body, headers });
const length = (request: Request) => withBody(request, async (bytes) => bytes.length);

test("a body comes as it was sent, and inflated where it is gzip", async () => {
  const bytes = new Uint8Array(Buffer.from("abc".repeat(100_000)));
  const same = async (request: Request) =>
    withBody(request, async (got) => Buffer.compare(Buffer.from(got), Buffer.from(bytes)) === 0);
  expect(await same(whole(bytes))).toBe(true);
  expect(await same(whole(new Uint8Array(gzipSync(bytes))))).toBe(true);
});

test("a size is refused by what it says, by what it holds and by what it inflates to", async () => {
  await expect(length(whole(new Uint8Array(65 * MB)))).rejects.toMatchObject({ code: "too-large" });
  const bomb = gzipSync(Buffer.alloc(65 * MB));
  await expect(length(whole(new Uint8Array(bomb)))).rejects.toMatchObject({ code: "too-large" });
  bomb.writeUInt32LE(10, bomb.length - 4);
  await expect(length(whole(new Uint8Array(bomb)))).rejects.toMatchObject({ code: "too-large" });
});

test("fewer bytes than promised, and a damaged gzip, are no uploads", async () => {
  const short = whole(new Uint8Array(10), { "content-length": "11" });
  await expect(length(short)).rejects.toThrow("promised 11 bytes and 10 came");
  const cut = new Uint8Array(gzipSync(Buffer.alloc(MB))).slice(0, 500);
  await expect(length(whole(cut))).rejects.toThrow("cut or damaged");
});

test("when more comes than the process may hold, the younger bodies make room and the older are taken", async () => {
  const pieces = Array.from({ length: 60 }, () => new Uint8Array(MB));
  const bodies = [1, 2, 3, 4].map(() => slow(pieces));
  const answers = bodies.map(({ request }) => length(request).catch((error: unknown) => error));
  for (let n = 0; n < 61; n += 1) for (const { next } of bodies) await next(1);
  const [first, second, third, fourth] = await Promise.all(answers);
  expect([first, second]).toEqual([60 * MB, 60 * MB]);
  for (const refused of [third, fourth])
    expect(refused).toMatchObject({ code: "unavailable", extra: { retryAfter: 5 } });
  expect(await length(whole(new Uint8Array(60 * MB)))).toBe(60 * MB);
});

test("files that say they are small and are not, sent at once, are inflated one after the other", async () => {
  const lying = gzipSync(Buffer.alloc(40 * MB));
  lying.writeUInt32LE(10, lying.length - 4);
  // What twelve of them hold at once would be refused as more than the process may hold.
  const codes = await Promise.all(
    Array.from({ length: 12 }, () =>
      length(whole(new Uint8Array(lying))).catch(({ code }: { code: string }) => code),
    ),
  );
  expect(codes).toEqual(Array(12).fill("bad-request"));
  expect(await length(whole(new Uint8Array(60 * MB)))).toBe(60 * MB);
});

test("a gzip file of several members, which says the size of its last, is taken whole", async () => {
  const members = ["a".repeat(MB), "b".repeat(3)].map((text) => gzipSync(text));
  expect(await length(whole(new Uint8Array(Buffer.concat(members))))).toBe(MB + 3);
});

test("what a body took is free as soon as it was read, or refused", async () => {
  const kept: Uint8Array[] = [];
  const keep = async (bytes: Uint8Array) => void kept.push(bytes);
  const bytes = new Uint8Array(Buffer.from("abc".repeat(100_000)));
  await withBody(whole(bytes), keep);
  await withBody(whole(new Uint8Array(gzipSync(bytes))), keep);
  const broken = withBody(whole(bytes), async (got) => {
    kept.push(got);
    throw new Error("no report");
  });
  await expect(broken).rejects.toThrow("no report");
  expect(kept.map(({ buffer }) => buffer.byteLength)).toEqual([0, 0, 0]);
});

test("large uploads are read one after the other, in the order in which they came", async () => {
  const log: string[] = [];
  const read = (name: string) =>
    withBody(whole(new Uint8Array(40 * MB)), async () => {
      log.push(`${name} begins`);
      await new Promise((go) => setTimeout(go, 5));
      log.push(`${name} ends`);
    });
  await Promise.all([read("one"), read("two"), read("three")]);
  expect(log.filter((_, n) => n % 2 === 0).map((line) => line.split(" ")[1])).toEqual(
    Array(3).fill("begins"),
  );
  expect(
    log.every((line, n) => n % 2 === 0 || line.split(" ")[0] === log[n - 1]?.split(" ")[0]),
  ).toBe(true);
});
