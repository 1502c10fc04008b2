import { describe, expect, it } from "vitest";
import { readPython } from "./read-python";

const latin = (source: string) => Uint8Array.from(source, (letter) => letter.charCodeAt(0));
const read = (source: string) => {
  const { imports, problem } = readPython(latin(source));
  return { modules: imports.map(({ module }) => module), problem };
};

describe("bytes that are no UTF-8", () => {
  it.each([
    ["a comment", "# \xc7\nimport a"],
    ["a comment behind code", "x = 1 # \xc7 \xff\nimport a"],
    ["a comment in brackets", "f('a', # \xc7\n b)\nimport a"],
    ["a comment in a list of names", "from a import (b, # \xc7\n c)\nimport a"],
    ["a comment where UTF-8 is declared", "# coding: utf-8\n# \xc7\nimport a"],
    ["a comment behind a byte order mark", "\xef\xbb\xbf# \xed\xa0\x80\nimport a"],
  ])("in %s are fine, as they are to CPython", (_, source) => {
    const { modules, problem } = read(source);
    expect(modules.at(-1)).toBe("a");
    expect(problem).toBeNull();
  });

  it.each([
    ["a string", "x = '\xc7' # \xc7\nimport a"],
    ["a string that looks like a comment", "x = '# \xc7'\nimport a"],
    ["a string over lines", "x = '''\n# \xc7\n'''\nimport a"],
    ["a name", "x\xc7 = 1\nimport a"],
  ])("in %s are named, and what is imported is found", (_, source) => {
    const { modules, problem } = read(source);
    expect(modules).toEqual(["a"]);
    expect(problem).toMatch(/'utf-8' codec can't decode bytes/);
  });

  it("are fine nowhere when ASCII is declared", () => {
    expect(read("# coding: ascii\n# \xc7\nimport a").problem).toMatch(/ascii/);
  });
});
