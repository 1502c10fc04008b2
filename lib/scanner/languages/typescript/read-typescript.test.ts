import { describe, expect, it } from "vitest";
import { MAX_SIZE, readTypeScript } from "./read-typescript";
import { foundIn, readText } from "./testing";

describe("static imports", () => {
  it.each<[string, string[]]>([
    ['import { a, b as c } from "m"', ["1 m:a", "1 m:b as c"]],
    ['import d from "m"', ["1 m:default as d"]],
    ['import d, { a } from "m"', ["1 m:default as d", "1 m:a"]],
    ['import * as ns from "m"', ["1 import m as ns"]],
    ['import "m"', ["1 import m"]],
    ['import {\n  a,\n  b,\n} from "m"', ["2 m:a", "3 m:b"]],
    ['export { a as b } from "m"', ["1 m:a as b"]],
    ['export * from "m"', ["1 m:*"]],
    ['export * as ns from "m"', ["1 import m as ns"]],
    ['import { x } from "m"\nexport { x }', ["1 m:x"]],
    ['import type { T } from "m"', ["1 type-checking m:T"]],
    ['import { type T, v } from "m"', ["1 type-checking m:T", "1 m:v"]],
    ['export type { T } from "m"', ["1 type-checking m:T"]],
    ['#!/usr/bin/env node\nimport a from "m"', ["2 m:default as a"]],
    ['\uFEFFimport a from "m"\r\nimport b from "n"', ["1 m:default as a", "2 n:default as b"]],
    ['const s = "import x from \'m\'" // import y from "n"', []],
    ['/* import x from "m" */ const t = `import y from "n"`', []],
  ])("%s", (source, expected) => expect(foundIn(source)).toEqual(expected));
});

describe("imports in code", () => {
  it.each<[string, string[]]>([
    ['const p = import("m")', ["1 dynamic m"]],
    ["const p = import(`m`)", ["1 dynamic m"]],
    [["const p = import(`m$", "{x}`)"].join(""), []],
    ['async function f() { await import("m") }', ["1 function dynamic m"]],
    ['const a = require("m")', ["1 import m as a"]],
    ['const { a, b: c } = require("m")', ["1 m:a", "1 m:b as c"]],
    ['const a = require("m").b', ["1 m:b as a"]],
    ['require("m")', ["1 import m"]],
    ['try { require("m") } catch { require("n") }', ["1 try import m", "1 except import n"]],
    ['import x = require("m")', ["1 import m as x"]],
    ['jest.mock("./m")', ["1 string ./m"]],
    ['vi.mock("./m", () => ({}))', ["1 string ./m"]],
    ['let t: import("m").T', ["1 type-checking import m"]],
    ['require.resolve("m")', ["1 string m"]],
    ["const r = (x) => x; r('m')", []],
  ])("%s", (source, expected) => expect(foundIn(source)).toEqual(expected));
});

describe("dialects", () => {
  it("takes JSX in .js and .tsx, and a cast in .ts", () => {
    const jsx = 'import a from "m"\nconst e = <a>import b from "n"</a>';
    expect(foundIn(jsx, "js")).toEqual(["1 m:default as a"]);
    expect(foundIn(jsx, "tsx")).toEqual(["1 m:default as a"]);
    expect(readText('import { T } from "m"\nconst e = <T>x', "ts").problem).toBeNull();
  });
});

describe("files that do not parse", () => {
  it.each<[string, string[]]>([
    ['import { a } from "m"\nconst x = {', ["1 m:a"]],
    [
      'import a from "m"\n<<<<<<< HEAD\nimport b from "n"\n',
      ["1 m:default as a", "3 n:default as b"],
    ],
    ['}\nexport * from "m"', ["2 m:*"]],
  ])("are read statement by statement and named: %s", (source, expected) => {
    expect(foundIn(source)).toEqual(expected);
    expect(readText(source).problem).toMatch(/^SyntaxError: .+ @\d+$/);
  });

  it("names a bundle by its size and does not read it", () => {
    const file = readTypeScript(new Uint8Array(MAX_SIZE + 1).fill(10), "js");
    expect(file).toMatchObject({ imports: [], lines: MAX_SIZE + 1 });
    expect(file.problem).toContain("2 MB");
  });
});
