import { describe, expect, it } from "vitest";
import {
  A,
  B,
  commit,
  delta,
  faults,
  file,
  HEADER,
  IMPORT,
  lines,
  withImport,
} from "@/lib/formats/scan/fixtures/lines";
import { createScanReader, parseScan } from "@/lib/formats/scan/reader";

describe("parseScan", () => {
  it("names every fault of every line", () => {
    const found = faults(lines(withImport({ line: 0, kind: "form" }), delta({ sha: "x" })));
    expect(found.map((fault) => fault.split(" | ")[0])).toEqual([
      "/files/0/imports/0/line",
      "/files/0/imports/0/kind",
      "/sha",
    ]);
  });

  it("says of two lines without a sha only that", () => {
    const text = lines(commit({ sha: undefined }), commit({ sha: undefined }));
    expect(faults(text)).toEqual([
      "/sha | line 2: sha is missing",
      "/sha | line 3: sha is missing",
    ]);
  });

  it("carries 200 faults and counts the others", () => {
    const imports = Array.from({ length: 300 }, () => ({ ...IMPORT, line: 0 }));
    const result = parseScan(lines(commit({ files: [file("a.py", imports)] })));
    expect(result).toMatchObject({ ok: false, total: 300 });
    expect(result.ok ? [] : result.issues).toHaveLength(200);
  });

  it("answers a hostile line of a million empty imports", () => {
    const text = `${commit({ files: [] }).slice(0, -2)}{"path":"a","imports":[${"{},".repeat(1_300_000)}{}]}]}`;
    expect(parseScan(lines(text))).toMatchObject({ ok: false, total: 10_000 });
  });

  it("keeps foreign keys of the prototype out", () => {
    const text = commit().replace("{", '{"__proto__":{"mode":"delta"},');
    expect(faults(lines(text))).toHaveLength(1);
    expect(Object.hasOwn(Object.prototype, "mode")).toBe(false);
  });

  it("reads commits with the line they opened at, over a byte order mark, CRLF and blank lines", () => {
    const text = `\ufeff${[
      HEADER,
      "",
      commit(),
      delta({
        renamed: [
          { from: "a", to: "b" },
          { from: "b", to: "a" },
        ],
      }),
      "",
      "",
    ].join("\r\n")}`;
    const result = parseScan(text);
    expect(result).toMatchObject({
      ok: true,
      value: {
        header: { repository: "r", recorded: "all" },
        commits: [
          { line: 3, commit: { sha: A, mode: "full" } },
          { line: 4, commit: { sha: B, base: A } },
        ],
      },
    });
  });

  it("lets a file be renamed away and its path be listed anew", () => {
    const swap = { renamed: [{ from: "a.py", to: "b.py" }], files: [file("a.py"), file("b.py")] };
    expect(faults(lines(delta(swap)))).toEqual([]);
  });

  it("joins a continued commit, whether its heading is repeated or not", () => {
    const first = { files: [file("a.py")], deleted: ["x"], tree: { added: ["a.py"] }, more: true };
    const second = { files: [file("b.py", [IMPORT])], unreadable: [{ path: "u", reason: "r" }] };
    const third = { files: [], deleted: ["y"], tree: { added: ["b.py"], removed: ["x", "y"] } };
    const heading = JSON.parse(delta());
    for (const repeated of [{ sha: B }, heading]) {
      const result = parseScan(
        lines(
          delta(first),
          JSON.stringify({ ...repeated, ...second, more: true }),
          JSON.stringify({ ...repeated, ...third, more: false }),
        ),
      );
      const { sha, parents, committedAt, mode, base, filesScanned } = heading;
      expect(result.ok && result.value.commits).toEqual([
        {
          line: 2,
          commit: {
            ...{ sha, parents, committedAt, mode, base, filesScanned },
            files: [file("a.py"), file("b.py", [IMPORT])],
            deleted: ["x", "y"],
            unreadable: [{ path: "u", reason: "r" }],
            tree: { added: ["a.py", "b.py"], removed: ["x", "y"] },
          },
        },
      ]);
    }
  });
});

describe("createScanReader", () => {
  it("gives each commit as soon as it is complete, and the count at the end", () => {
    const reader = createScanReader();
    expect(reader.header()).toBeNull();
    expect(reader.take(HEADER)).toBeNull();
    expect(reader.header()).toMatchObject({ repository: "r" });
    expect(reader.take(commit({ more: true }))).toBeNull();
    expect(reader.take(JSON.stringify({ sha: A }))?.commit.sha).toBe(A);
    expect(reader.take(delta())?.line).toBe(4);
    expect(reader.finish()).toMatchObject({ ok: true, value: { commits: 2 } });
  });

  it("goes on behind a refused commit and passes over its further lines", () => {
    const reader = createScanReader();
    reader.take(HEADER);
    expect(reader.take(commit({ more: true, mode: "part" }))).toBeNull();
    expect(reader.take(JSON.stringify({ sha: A, files: [file("a.py")] }))).toBeNull();
    expect(reader.take(delta())?.commit.sha).toBe(B);
    expect(reader.finish()).toMatchObject({
      ok: false,
      total: 1,
      issues: [{ pointer: "/mode", line: 2 }],
    });
  });
});
