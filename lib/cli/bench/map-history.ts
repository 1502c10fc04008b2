import { createHash } from "node:crypto";

/** A made-up history for the maps: the same in every run. */
export const MAP_FILES = 25_000;
/** So many of them held a legacy import. */
export const MAP_ROWS = 20_000;
/** One commit a day, so as many columns. */
export const MAP_COLUMNS = 200;
const CHANGED = 1_000;
const START = Date.UTC(2026, 0, 1);
const DAY = 86_400_000;

export const MAP_PLAN = `format: plumbline.plan/1
id: maps
version: 1
title: Maps
subject:
  family: ["app.*"]
  canonical: [{ module: app.new }]
  legacy: [{ module: app.old }]
strategy: { targets: { new: 20, update: 60, validation: 20 } }
`;

const HEADER = JSON.stringify({
  format: "plumbline.scan/1",
  tool: { name: "bench", version: "1" },
  repository: "maps",
  recorded: "all",
});

const sha = (n: number) => createHash("sha1").update(`maps ${n}`).digest("hex");
const pathOf = (file: number) =>
  `src/area${file % 40}/part${Math.floor(file / 40) % 12}/module_${file}.py`;

/** Files behind the rows never hold a legacy import. */
function fileAt(file: number, commit: number) {
  const seed = (file * 2654435761 + commit * 40503) >>> 0;
  const legacy = file < MAP_ROWS ? (commit === 0 ? 1 + (seed % 3) : seed % 9) : 0;
  const importOf = (module: string, row: number) => ({
    ...{ line: row + 1, module, name: `T${row}`, kind: "from" },
  });
  return {
    path: pathOf(file),
    lines: 20 + ((file * 7919) % 1200),
    imports: [
      ...Array.from({ length: legacy }, (_, row) => importOf("app.old", row)),
      ...Array.from({ length: 1 + (file % 2) }, (_, row) => importOf("app.new", legacy + row)),
    ],
  };
}

/** Lines hold 4 MB at most: the first commit takes several. */
const FILES_A_LINE = 5_000;

function commitLines(n: number): string {
  const isFull = n === 0;
  const changed = isFull
    ? Array.from({ length: MAP_FILES }, (_, file) => file)
    : [...new Set(Array.from({ length: CHANGED }, (_, at) => (n * 7919 + at * 31) % MAP_FILES))];
  const heading = {
    ...{ sha: sha(n), parents: isFull ? [] : [sha(n - 1)], height: n + 1 },
    committedAt: new Date(START + n * DAY).toISOString(),
    ...(isFull ? { mode: "full" } : { mode: "delta", base: sha(n - 1) }),
    filesScanned: MAP_FILES,
  };
  const lines: string[] = [];
  for (let from = 0; from < changed.length; from += FILES_A_LINE) {
    const files = changed.slice(from, from + FILES_A_LINE).map((file) => fileAt(file, n));
    const tree = isFull ? { tree: { added: files.map(({ path }) => path), removed: [] } } : {};
    const more = from + FILES_A_LINE < changed.length ? { more: true } : {};
    lines.push(JSON.stringify({ ...heading, files, ...tree, ...more }));
  }
  return lines.join("\n");
}

/** The history in requests as the command line cuts them: 8 MB at most. */
export function* mapRequests(): Generator<string> {
  let lines = [HEADER];
  let length = 0;
  for (let n = 0; n < MAP_COLUMNS; n++) {
    const line = commitLines(n);
    if (length + line.length > 7_000_000 && lines.length > 1) {
      yield `${lines.join("\n")}\n`;
      lines = [HEADER];
      length = 0;
    }
    lines.push(line);
    length += line.length;
  }
  yield `${lines.join("\n")}\n`;
}
