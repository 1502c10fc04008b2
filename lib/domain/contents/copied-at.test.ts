import { expect, test } from "vitest";
import { contentSpans } from "./content-history";
import { copiedAt } from "./copied-at";

const change = { isReset: false, renamed: [], deleted: [] };
const file = (path: number, blob: number, hasImports = true) => ({ path, blob, hasImports });

function copies(changes: Parameters<typeof contentSpans>[0]) {
  const found = copiedAt(contentSpans(changes), (path) => (path < 20 ? "app" : "backups"));
  return Object.fromEntries(found);
}

test("counts files that came with the content of one that stands before and after", () => {
  const found = copies([
    { ...change, position: 0, listed: [file(1, 100), file(2, 200), file(3, 300, false)] },
    {
      ...change,
      position: 1,
      listed: [file(21, 100), file(22, 200), file(5, 100), file(23, 300, false)],
    },
  ]);
  expect(found).toEqual({ 1: { files: 3, folder: "backups" } });
});

test("does not call a move, a first commit, an edit to an equal text or an unknown content a copy", () => {
  const found = copies([
    { ...change, position: 0, listed: [file(1, 100), file(2, 100), file(3, 300), file(4, -1)] },
    { ...change, position: 1, renamed: [[3, 6]], listed: [] },
    { ...change, position: 2, deleted: [6], listed: [file(7, 300)] },
    { ...change, position: 3, listed: [file(7, 100), file(8, -1)] },
  ]);
  expect(found).toEqual({});
});

test("takes a file that comes back after it was deleted for a copy of what stood meanwhile", () => {
  const found = copies([
    { ...change, position: 0, listed: [file(1, 100), file(2, 200)] },
    { ...change, position: 1, deleted: [2], listed: [] },
    { ...change, position: 2, listed: [file(2, 100)] },
  ]);
  expect(found).toEqual({ 2: { files: 1, folder: "app" } });
});
