import "server-only";
import { createHash } from "node:crypto";

/** Made-up histories of any size; the same arguments give the same bytes. */

export const HEADER = JSON.stringify({
  format: "plumbline.scan/1",
  tool: { name: "bench", version: "1" },
  repository: "bench",
  recorded: "all",
});

function sha(n: number): string {
  return createHash("sha1").update(`commit ${n}`).digest("hex");
}

const START = Date.UTC(2026, 0, 1);

function heading(n: number): object {
  return {
    sha: sha(n),
    parents: n === 0 ? [] : [sha(n - 1)],
    height: n + 1,
    committedAt: new Date(START + n * 600_000).toISOString(),
    author: `dev${n % 17}`,
    subject: `change ${n}`,
  };
}

/** A full scan of `files` files with `perFile` imports each, and of `more` files; every other import is of the subject. */
export function fullCommit(
  n: number,
  files: number,
  perFile: number,
  more: readonly string[] = [],
): string {
  const paths = [...Array.from({ length: files }, (_, file) => pathOf(file)), ...more];
  const list = paths.map((path, file) => ({
    path,
    imports: Array.from({ length: perFile }, (__, row) => importOf(file, row, 0)),
  }));
  return JSON.stringify({
    ...heading(n),
    mode: "full",
    filesScanned: files,
    files: list,
    tree: { added: list.map(({ path }) => path) },
  });
}

/** A delta that rewrites `changed` files; 0 is an idle commit. */
export function deltaCommit(n: number, files: number, perFile: number, changed: number): string {
  const list = Array.from({ length: changed }, (_, at) => {
    const file = (n * 31 + at * 7) % files;
    return {
      path: pathOf(file),
      imports: Array.from({ length: perFile }, (__, row) => importOf(file, row, n)),
    };
  });
  const unique = [...new Map(list.map((entry) => [entry.path, entry])).values()];
  return JSON.stringify({
    ...heading(n),
    mode: "delta",
    base: sha(n - 1),
    filesScanned: files,
    files: unique,
  });
}

function pathOf(file: number): string {
  return `src/area${file % 40}/part${file % 400}/file_${file}.py`;
}

/** What a rewrite moves: the subject's import goes back and forth between the canonical and a legacy path. */
function importOf(file: number, row: number, n: number): object {
  if (row % 2 === 1)
    return {
      line: row + 1,
      module: `lib.other${(file * 13 + row) % 500}`,
      name: `thing${row}`,
      kind: "from",
    };
  return {
    line: row + 1,
    module: (n + file + row) % 3 === 0 ? "app.new" : `app.old${row % 5}`,
    name: `Manager${row}`,
    kind: "from",
  };
}

export function plan(version: number): string {
  const [canonical, legacy] = version % 2 === 1 ? ["app.new", "app.old0"] : ["app.old0", "app.new"];
  return [
    "format: plumbline.plan/1",
    "id: bench",
    `version: ${version}`,
    "title: Bench",
    `startsAt: 2026-01-01`,
    "subject:",
    '  family: ["app.*"]',
    `  canonical: [{ module: ${canonical} }]`,
    `  legacy: [{ module: ${legacy} }, { module: app.old1 }, { module: app.old2 }, { module: app.old3 }, { module: app.old4 }]`,
    "strategy: { targets: { new: 20, update: 60, validation: 20 } }",
    "",
  ].join("\n");
}
