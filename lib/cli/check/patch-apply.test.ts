import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import type { Advice } from "@/lib/domain/board/advice";
import { filePatch } from "@/lib/domain/board/patch";
import { type LineImport, rewrites } from "@/lib/domain/board/rewrite";
import { createTestRepository } from "@/lib/scanner/git/testing";

const ADVICE: Advice = {
  module: "app.new",
  name: "Manager",
  alias: null,
  note: null,
  isOwn: true,
  isCertain: true,
};
const removals: (() => void)[] = [];
afterEach(() => {
  for (const remove of removals.splice(0)) remove();
});

function wrong(line: number, more: Partial<LineImport> = {}): LineImport {
  return {
    ...{ line, module: "app.old", name: "Manager", alias: null, kind: "from", where: null },
    ...{ relative: false, class: "legacy", advice: ADVICE, canonicalUnder: [], ...more },
  };
}

/** Writes the lines, applies the patch of the facts to them, and gives the file as it is then. */
function applied(path: string, lines: readonly string[], imports: readonly LineImport[]): string {
  const { directory, commit, remove } = createTestRepository();
  removals.push(remove);
  commit({ [path]: `${lines.join("\n")}\n` });
  writeFileSync(
    join(directory, "x.patch"),
    `Words before it.\n${filePatch(path, rewrites(imports, [], path)).text}`,
  );
  execFileSync("git", ["apply", "--unidiff-zero", "x.patch"], { cwd: directory, stdio: "pipe" });
  return readFileSync(join(directory, path), "utf8");
}

const OLD = "from app.old import Manager";
const NEW = "from app.new import Manager";

describe("a patch out of facts, as git takes it", () => {
  it("changes every certain line, and more lines where one becomes two", () => {
    const helper = wrong(2, { name: "helper", class: null, advice: null });
    const lines = ["import os", `${OLD}, helper`, "x = 1", OLD, "y = 2"];
    expect(applied("app/a b.py", lines, [wrong(2), helper, wrong(4)])).toBe(
      ["import os", "from app.old import helper", NEW, "x = 1", NEW, "y = 2", ""].join("\n"),
    );
  });

  it("takes the first and the last line, and odd names", () => {
    expect(applied('app/"é\t.py', [OLD, "x = 1", OLD], [wrong(1), wrong(3)])).toBe(
      [NEW, "x = 1", NEW, ""].join("\n"),
    );
  });

  it("is refused whole where a line reads otherwise", () => {
    const lines = ["from app.old import (", "    Manager,", ")", "x = 1", OLD];
    expect(() => applied("a.py", lines, [wrong(2), wrong(5)])).toThrow(/patch does not apply/);
  });
});
