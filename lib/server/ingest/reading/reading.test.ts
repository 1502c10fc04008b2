import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, describe, expect, test } from "vitest";
import { openReading } from "./open-reading";
import { readBytes } from "./read-bytes";
import { createReaders, type Readers } from "./readers";

const MB = 1024 * 1024;
const AS = { project: "p", variant: "" };
const SECONDS_60 = 60_000;
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text));
const LIMITS = { heapMb: 768, stepMs: SECONDS_60 };

function junit(tests: number): Uint8Array<ArrayBuffer> {
  const cases = Array.from(
    { length: tests },
    (_, n) =>
      `<testcase name="t${n}" classname="a.b${n % 7}" file="a/b${n % 7}.py"><failure message="x">at y</failure></testcase>`,
  );
  return bytesOf(`<testsuites><testsuite name="s">${cases.join("\n")}</testsuite></testsuites>`);
}

/** Tests of CTRF, each with a trace of so many characters. */
function ctrf(tests: number, trace: number): Uint8Array<ArrayBuffer> {
  const all = Array.from({ length: tests }, (_, n) => ({
    ...{ name: `t${n}`, status: "failed", duration: 1, trace: "y".repeat(trace) },
  }));
  return bytesOf(JSON.stringify({ results: { tool: { name: "t" }, summary: {}, tests: all } }));
}

async function readAll(bytes: Uint8Array<ArrayBuffer>, pool: Readers) {
  const reading = await openReading(bytes, pool);
  try {
    const digests = [await reading.digest(null), await reading.digest("said")];
    const format = await reading.detect(null);
    return { digests, format, content: format.ok ? await reading.parse(AS) : null };
  } finally {
    reading.end();
  }
}

async function readHere(bytes: Uint8Array<ArrayBuffer>) {
  const reading = readBytes(bytes);
  const digests = [await reading.digest(null), await reading.digest("said")];
  const format = await reading.detect(null);
  return { digests, format, content: format.ok ? await reading.parse(AS) : null };
}

describe("an upload that is read in a process of its own", { timeout: 4 * SECONDS_60 }, () => {
  const pool = createReaders(1, LIMITS);

  test.each([
    ["a report", junit(3000)],
    [
      "a refusal with its places",
      bytesOf(`{"results":{"tool":{},"tests":[${"{},".repeat(40_000)}{}]}}`),
    ],
    ["a text of no format", bytesOf("no format at all ".repeat(9000))],
    ["bytes that are no text", new Uint8Array(MB).fill(0xff)],
    ["a damaged archive", bytesOf("PK\x03\x04 and nothing more")],
  ])("%s is read as it would be here", async (_, bytes) => {
    expect(await readAll(bytes, pool)).toEqual(await readHere(bytes));
    expect(pool.started()).toBe(1);
  });

  test("a small one is read here, and starts nothing", async () => {
    const unused = createReaders(1, LIMITS);
    const bytes = junit(3);
    expect(await readAll(bytes, unused)).toEqual(await readHere(bytes));
    expect(unused.started()).toBe(0);
  });

  test("the thread is free while 60 MB are parsed", async () => {
    const bytes = ctrf(15_000, 4000);
    expect(bytes.length).toBeGreaterThan(58 * MB);
    const reading = await openReading(bytes, pool);
    const format = await reading.detect(null);
    let turns = 0;
    let isOver = false;
    const parsing = reading.parse(AS).finally(() => {
      isOver = true;
    });
    while (!isOver) {
      await sleep(2);
      turns += 1;
    }
    const content = await parsing;
    reading.end();
    expect(format).toMatchObject({ ok: true, value: "ctrf" });
    expect(content.ok && content.value.kind === "run" && content.value.rows.length).toBe(15_000);
    // Parsed on this thread it would be one or two.
    expect(turns).toBeGreaterThan(50);
  });

  test("uploads that come at once are read one after the other", async () => {
    const sizes = [3000, 3001, 3002, 3003];
    const all = await Promise.all(sizes.map((size) => readAll(junit(size), pool)));
    const counts = all.map(({ content }) =>
      content?.ok && content.value.kind === "run" ? content.value.rows.length : 0,
    );
    expect(counts).toEqual(sizes);
    expect(pool.started()).toBe(1);
  });
});

describe("an upload that harms who reads it", { timeout: 4 * SECONDS_60 }, () => {
  const small = createReaders(1, { heapMb: 96, stepMs: SECONDS_60 });
  const hasty = createReaders(1, { heapMb: 768, stepMs: 400 });

  test("is refused with the reason when it needs too much memory, and the next one is read", async () => {
    const fatal = bytesOf(
      `{"exitcode":0,"summary":{},"created":1,"tests":[${'{"a":[{}]},'.repeat(600_000)}{}]}`,
    );
    const next = junit(3000);
    const both = [readAll(fatal, small), readAll(next, small)];
    const [refused, read] = await Promise.allSettled(both);
    expect(refused).toMatchObject({
      status: "rejected",
      reason: {
        code: "too-large",
        message: "Reading the file takes more than 96 MB of memory; nothing of it was stored.",
      },
    });
    expect(read).toMatchObject({ status: "fulfilled", value: { content: { ok: true } } });
    expect(small.started()).toBe(2);
  });

  test("is refused with the reason when it takes too long, and the reader is replaced", async () => {
    for (const started of [1, 2]) {
      await expect(readAll(ctrf(15_000, 4000), hasty)).rejects.toMatchObject({
        code: "unprocessable",
        message: "The file could not be read within 0.4 seconds; nothing of it was stored.",
      });
      expect(hasty.started()).toBe(started);
    }
  });

  afterAll(async () => {
    // Readers end by themselves when they are left alone; nothing of the tests waits for them.
    expect([small.started(), hasty.started()]).toEqual([2, 2]);
  });
});
