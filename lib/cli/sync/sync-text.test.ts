import { expect, test } from "vitest";
import { lineBytes, stepLines } from "./step-lines";
import { progressText } from "./sync-report";
import { createTimeLeft } from "./time-left";

const NOW = {
  ...{ sent: 0, ofCommits: 1_000, imports: 0, isReading: false },
  ...{ compared: 0, ofCompared: 1_000, filesRead: 0, ofFiles: 0, bytesRead: 0, readMs: 0 },
};
const READING = {
  ...NOW,
  compared: 500,
  filesRead: 300,
  ofFiles: 600,
  readMs: 3_000,
  isReading: true,
};

test("the time left is told by the rate since files were last read", () => {
  const left = createTimeLeft();
  expect(left({ ...NOW, sent: 100, isReading: true }, 50_000)).toBeNull();
  expect(left({ ...NOW, sent: 150 }, 60_000)).toBeNull();
  expect(left({ ...NOW, sent: 400 }, 62_500)).toBe(6_000);
  expect(left({ ...NOW, sent: 400, isReading: true }, 63_000)).toBeNull();
  expect(left(READING, 63_000)).toBe(9_000);
  expect(left({ ...NOW, sent: 1_000 }, 70_000)).toBeNull();
});

test("progress is told in words", () => {
  expect(progressText(READING, 4_000, 9_000)).toBe(
    "0 of 1,000 commits sent, reading 300 of 600 file versions known so far, 0 MB a second, 9 s left",
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
