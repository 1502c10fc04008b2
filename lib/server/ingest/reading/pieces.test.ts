import fc from "fast-check";
import { expect, test } from "vitest";
import { frameStart, readFrames } from "./frames";
import { createAssembly, takeApart } from "./pieces";

function there(value: unknown) {
  const assembly = createAssembly();
  const pieces = [...takeApart(value)];
  for (const piece of pieces) assembly.take(piece);
  return { value: assembly.value(), pieces };
}

test("what is taken apart is put together as it was, whatever it is", () => {
  const long = fc.array(fc.jsonValue({ maxDepth: 1 }), { minLength: 95, maxLength: 260 });
  const values = fc.oneof(
    fc.jsonValue(),
    fc.record({ a: long, b: fc.array(fc.record({ c: long }), { maxLength: 3 }) }),
  );
  fc.assert(
    fc.property(values, (value) => {
      expect(there(value).value).toEqual(JSON.parse(JSON.stringify(value)));
    }),
    { numRuns: 200 },
  );
});

test("long lists within items of long lists, and keys that every object has", () => {
  const inner = Array.from({ length: 150 }, (_, n) => n);
  const value = JSON.parse(
    JSON.stringify({ a: Array.from({ length: 300 }, () => ({ inner })), z: 0 }).replace(
      '"z":0',
      '"__proto__":{"x":[1]},"constructor":[2]',
    ),
  );
  expect(JSON.stringify(there(value).value)).toBe(JSON.stringify(value));
});

test("a list of 20 MB comes in pieces that are short", () => {
  const items = Array.from({ length: 100_000 }, (_, n) => ({ n, text: "x".repeat(180) }));
  const { value, pieces } = there({ items });
  expect(value).toEqual({ items });
  expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(140_000);
});

test("frames come out as they went in, however they are cut", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.jsonValue(), fc.uint8Array({ maxLength: 300 })), { maxLength: 6 }),
      fc.integer({ min: 1, max: 400 }),
      async (frames, size) => {
        const bytes = Buffer.concat(
          frames.flatMap(([head, body]) => [frameStart(head, body.length), body]),
        );
        async function* cut() {
          for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
        }
        const found: [unknown, number[]][] = [];
        for await (const { head, body } of readFrames(cut())) found.push([head, [...body]]);
        expect(found).toEqual(
          frames.map(([head, body]) => [JSON.parse(JSON.stringify(head)), [...body]]),
        );
      },
    ),
    { numRuns: 200 },
  );
});
