import { expect, test } from "vitest";
import { lineBytes, stepLines } from "./step-lines";
import { progressText } from "./sync-report";
import { createTimeLeft } from "./time-left";

const NOW = { sent: 0, ofCommits: 1_000, imports: 0, filesRead: 0, bytesRead: 0, isReading: false };

test("the time left is told by the rate since files were last read", () => {
  const left = createTimeLeft();
  expect(left({ ...NOW, sent: 100, isReading: true }, 50_000)).toBeNull();
  expect(left({ ...NOW, sent: 150 }, 60_000)).toBeNull();
  expect(left({ ...NOW, sent: 400 }, 62_500)).toBe(6_000);
  expect(left({ ...NOW, sent: 400, isReading: true }, 63_000)).toBeNull();
  expect(left({ ...NOW, sent: 1_000 }, 70_000)).toBeNull();
});

test("progress is told in words", () => {
  expect(progressText({ ...NOW, filesRead: 1_200, isReading: true }, 1_000, null)).toBe(
    "0 of 1,000 commits sent, reading the files: 1,200 file versions",
  );
  expect(progressText({ ...NOW, sent: 500 }, 2_000, 61_000)).toBe(
    "500 of 1,000 commits sent, 250 commits/s, 1 min 1 s left",
  );
});

async function* linesOf(lines: readonly string[]): AsyncGenerator<string> {
  yield* lines;
}

const LINES = [
  '{"format":1}',
  '{"sha":"a","more":true}',
  '{"sha":"a"}',
  '{"sha":"b"}',
  '{"sha":"c"}',
];

test.each([
  [{ isFull: true, isFullLast: false }, [0, 1, 2, 3, 4]],
  [{ isFull: true, isFullLast: true }, [0, 3, 4, 1, 2]],
])("the first commit goes first or last: %j", async (how, order) => {
  const step = { from: 0, to: 2, ...how };
  const sent: Buffer[] = [];
  for await (const part of lineBytes(stepLines(linesOf(LINES), step, "a"))) sent.push(part);
  expect(Buffer.concat(sent).toString()).toBe(order.map((n) => `${LINES[n]}\n`).join(""));
});
