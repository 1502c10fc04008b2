import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createTypeScriptModules } from "./typescript-modules";

type World = { readonly files: readonly string[]; readonly settings?: Record<string, unknown> };

function step({ files, settings = {} }: World) {
  const texts = Object.entries(settings).map(
    ([path, value]) => [path, typeof value === "string" ? value : JSON.stringify(value)] as const,
  );
  return { added: files, removed: [], settings: new Map<string, string | null>(texts) };
}

function meaning(specifier: string, path: string, world: World): string {
  const modules = createTypeScriptModules();
  modules.advance(step(world));
  return modules.resolve([specifier], path)[0] ?? "";
}

describe("what a specifier means", () => {
  it.each<[string, string, string, World]>([
    ["a file beside", "./b", "src/b", { files: ["src/a.ts", "src/b.tsx"] }],
    ["a folder's index", "./b", "src/b", { files: ["src/a.ts", "src/b/index.ts"] }],
    ["up", "../c/d", "c/d", { files: ["src/a.ts", "c/d.js"] }],
    [".js written for .ts", "./b.js", "src/b", { files: ["src/a.ts", "src/b.ts"] }],
    ["what is not there", "./gone", "src/gone", { files: ["src/a.ts"] }],
    ["no source", "./x.css", "src/x.css", { files: ["src/a.ts"] }],
    ["a package of others", "@scope/x/sub", "@scope/x/sub", { files: ["src/a.ts"] }],
    [
      "tsconfig paths",
      "~/b",
      "src/b",
      {
        files: ["src/a.ts", "src/b.ts"],
        settings: {
          "tsconfig.json": '{ "compilerOptions": { /* c */ "paths": { "~/*": ["./src/*"], }, } }',
        },
      },
    ],
    [
      "baseUrl",
      "b",
      "src/b",
      {
        files: ["src/a.ts", "src/b.ts"],
        settings: { "tsconfig.json": { compilerOptions: { baseUrl: "src" } } },
      },
    ],
    [
      "paths of an extended tsconfig, from where they stand",
      "@/b",
      "lib/b",
      {
        files: ["src/a.ts", "lib/b.ts"],
        settings: {
          "src/tsconfig.json": { extends: "../tsconfig.base.json" },
          "tsconfig.base.json": { compilerOptions: { paths: { "@/*": ["./lib/*"] } } },
        },
      },
    ],
    [
      "a workspace package whose build is not in the tree",
      "@w/core",
      "packages/core/src",
      {
        files: ["src/a.ts", "packages/core/src/index.ts"],
        settings: { "packages/core/package.json": { name: "@w/core", main: "dist/index.js" } },
      },
    ],
    [
      "package exports",
      "@w/core/utils",
      "packages/core/src/utils",
      {
        files: ["src/a.ts", "packages/core/src/utils/index.ts"],
        settings: {
          "packages/core/package.json": {
            name: "@w/core",
            exports: { ".": "./dist/index.js", "./utils": "./dist/utils/index.js" },
          },
        },
      },
    ],
    [
      "an entry that a package declares, of which the tree has no source",
      "@w/core/codec",
      "@w/core/codec",
      {
        files: ["src/a.ts", "packages/core/src/index.ts"],
        settings: {
          "packages/core/package.json": {
            name: "@w/core",
            exports: { ".": "./dist/index.js", "./codec": "./dist/codec.js" },
          },
        },
      },
    ],
    [
      "a path of a package that declares no such entry",
      "@w/core/src/gone",
      "packages/core/src/gone",
      {
        files: ["src/a.ts", "packages/core/src/index.ts"],
        settings: { "packages/core/package.json": { name: "@w/core", main: "dist/index.js" } },
      },
    ],
    [
      "a component under its whole name",
      "./B.vue",
      "src/B.vue",
      { files: ["src/a.ts", "src/B.vue"] },
    ],
    ["a component without its ending", "./B", "src/B.vue", { files: ["src/a.ts", "src/B.vue"] }],
    [
      "a script before a component of its name",
      "./B",
      "src/B",
      { files: ["src/a.ts", "src/B.ts", "src/B.vue"] },
    ],
    [
      "a component in a folder, through an alias",
      "~/b",
      "src/b/index.vue",
      {
        files: ["src/a.ts", "src/b/index.vue"],
        settings: { "tsconfig.json": { compilerOptions: { paths: { "~/*": ["./src/*"] } } } },
      },
    ],
    [
      "package imports",
      "#b",
      "src/b",
      {
        files: ["src/a.ts", "src/b.ts"],
        settings: { "package.json": { name: "own", imports: { "#b": "./src/b.ts" } } },
      },
    ],
    [
      "settings that are no JSON",
      "~/b",
      "~/b",
      { files: ["src/a.ts", "src/b.ts"], settings: { "tsconfig.json": "{ nonsense" } },
    ],
  ])("%s", (_, specifier, expected, world) =>
    expect(meaning(specifier, "src/a.ts", world)).toBe(expected),
  );
});

describe("as a code base goes on", () => {
  it("names the files that mean something else when settings come", () => {
    const modules = createTypeScriptModules();
    modules.advance(step({ files: ["src/a.ts", "src/b.ts", "src/c.ts"] }));
    expect(modules.resolve(["~/b"], "src/a.ts")).toEqual(["~/b"]);
    modules.resolve(["./b"], "src/c.ts");
    const settings = { "tsconfig.json": { compilerOptions: { paths: { "~/*": ["./src/*"] } } } };
    expect([...modules.advance(step({ files: [], settings }))]).toEqual(["src/a.ts"]);
    expect(modules.resolve(["~/b"], "src/a.ts")).toEqual(["src/b"]);
  });

  // A module stays known after its file is gone, as in Python: it is a phantom then, not a package of others.
  it("means in the end what it would mean had all come at once, and gone at once", () => {
    const names = ["a", "b", "index"];
    const file = fc
      .tuple(fc.constantFrom("src", "lib", "packages/p/src"), fc.constantFrom(...names))
      .map(([folder, name]) => `${folder}/${name}.ts`);
    const settings = {
      "tsconfig.json": { compilerOptions: { paths: { "~/*": ["./src/*", "./lib/*"] } } },
      "packages/p/package.json": { name: "@w/p", main: "dist/index.js" },
    };
    const specifiers = ["~/a", "~/b", "@w/p", "@w/p/b", "./a", "../lib/b", "x"];
    fc.assert(
      fc.property(fc.uniqueArray(file), fc.uniqueArray(file), fc.boolean(), (one, two, first) => {
        const modules = createTypeScriptModules();
        const asked = "src/z.ts";
        modules.advance(step({ files: [asked, ...one], ...(first ? { settings } : {}) }));
        modules.resolve(specifiers, asked);
        const added = two.filter((path) => !one.includes(path));
        const removed = one.filter((path) => !two.includes(path));
        const rest = step({ files: added, settings });
        const before = modules.resolve(specifiers, asked);
        const stale = modules.advance({ ...rest, removed });
        const after = modules.resolve(specifiers, asked);
        const whole = createTypeScriptModules();
        whole.advance(step({ files: [asked, ...one, ...added], settings }));
        whole.advance({ ...step({ files: [] }), removed });
        expect(after).toEqual(whole.resolve(specifiers, asked));
        if (after.join() !== before.join()) expect(stale.has(asked)).toBe(true);
      }),
    );
  });
});
