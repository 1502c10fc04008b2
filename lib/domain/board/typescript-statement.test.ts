import { describe, expect, it } from "vitest";
import { typescriptStatementText } from "./typescript-statement";

const name = (text: string | null, alias: string | null = null) => ({ name: text, alias });

describe("typescriptStatementText", () => {
  it.each([
    ["from", [name("A"), name("b", "c")], null, 'import { A, b as c } from "lib/core/ui"'],
    ["from", [name("default", "Ui"), name("A")], null, 'import Ui, { A } from "lib/core/ui"'],
    ["from", [name("A")], "lib/app/x.ts", 'import { A } from "../core/ui"'],
    ["from", [name("A")], "lib/core/x.ts", 'import { A } from "./ui"'],
    ["from", [name("A")], "x.ts", 'import { A } from "./lib/core/ui"'],
    ["from", [name("*")], null, 'export * from "lib/core/ui"'],
    ["import", [name(null, "ns")], null, 'import * as ns from "lib/core/ui"'],
    ["import", [name(null)], null, 'import "lib/core/ui"'],
    ["dynamic", [name(null)], null, 'import("lib/core/ui")'],
    ["string", [name(null)], "lib/core/x.ts", '"./ui"'],
  ])("%s %j, relative to %s", (kind, names, from, text) =>
    expect(typescriptStatementText("lib/core/ui", names, { kind, from, isType: false })).toBe(text),
  );

  it.each([
    ["from", [name("A"), name("b", "c")], 'import type { A, b as c } from "./ui"'],
    ["from", [name("default", "Ui")], 'import type Ui from "./ui"'],
    ["from", [name("default", "Ui"), name("A")], 'import type { default as Ui, A } from "./ui"'],
    ["from", [name("*")], 'export type * from "./ui"'],
    ["import", [name(null, "ns")], 'import type * as ns from "./ui"'],
    ["import", [name(null)], 'import("./ui")'],
  ])("of types only, %s %j", (kind, names, text) => {
    const style = { kind, from: "lib/core/x.ts", isType: true };
    expect(typescriptStatementText("lib/core/ui", names, style)).toBe(text);
  });

  it.each([
    ["packages/a/src", "packages/b/src/x.ts", "../../a/src"],
    ["packages/a/src/store", "packages/a/src/deep/er/x.ts", "../../store"],
    ["packages/a", "packages/a/x.ts", "."],
    ["src/vite.config", "src/x.ts", "./vite.config"],
  ])("leads to %s from %s", (module, from, specifier) => {
    const text = typescriptStatementText(module, [name("A")], {
      kind: "from",
      from,
      isType: false,
    });
    expect(text).toBe(`import { A } from "${specifier}"`);
  });
});
