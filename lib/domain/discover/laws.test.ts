import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classifier, classOf } from "@/lib/domain/classify";
import type { ScannedFile, ScannedImport } from "@/lib/domain/scan";
import { parsePlan } from "@/lib/formats/plan/parse";
import { usesByTarget } from "./code-base";
import { createDefinitions } from "./definitions";
import { type Discovery, discover } from "./discover";
import { draftPlan } from "./draft";
import type { Fragment } from "./fragment";

const MODULES = ["p", "p.a", "p.b", "p.c", "p.b.d", "src.q", "out", "out.side", "p.missing"];
const PATHS = [
  "p/__init__.py",
  "p/a.py",
  "p/b/__init__.py",
  "p/b/d.py",
  "p/c.py",
  "src/q.py",
  "use.py",
];
const NAMES = ["X", "Y", "z", "true", "_w", "*"];

const imported: fc.Arbitrary<ScannedImport> = fc
  .record({
    module: fc.constantFrom(...MODULES),
    name: fc.option(fc.constantFrom(...NAMES), { freq: 6 }),
    alias: fc.option(fc.constantFrom("X", "Y", "V"), { freq: 1, nil: undefined }),
    kind: fc.constantFrom("from", "from", "import", "string", "dynamic"),
    where: fc.constantFrom(undefined, undefined, "try", "except", "function"),
  })
  .map(({ module, name, alias, kind, where }) => ({
    line: 1,
    module,
    name,
    kind: name === null && kind === "from" ? "import" : (kind as ScannedImport["kind"]),
    ...(alias === undefined || name === "*" ? {} : { alias }),
    ...(where === undefined ? {} : { where: where as "try" }),
  }));

const codeBases = fc
  .tuple(
    fc.array(fc.array(imported, { maxLength: 6 }), { minLength: 7, maxLength: 7 }),
    fc.array(fc.array(imported, { maxLength: 3 }), { maxLength: 12 }),
  )
  .map(([own, users]): ScannedFile[] => [
    ...PATHS.map((path, index) => ({ path, imports: own[index] ?? [] })),
    ...users.map((imports, index) => ({ path: `tests/t${index}.py`, imports })),
  ]);

const baseOf = (files: readonly ScannedFile[]) => ({ files, paths: files.map(({ path }) => path) });
const RUNS = { numRuns: 150 };

describe("over generated code bases", () => {
  test("each import of a fragment is counted once, in one of three ways", () =>
    fc.assert(
      fc.property(codeBases, (files) => {
        for (const { paths, idle, imports, astray, nearby } of discover(baseOf(files)).fragments) {
          for (const path of [...paths, ...idle])
            expect(path.imports + path.carried + path.strings).toBe(path.uses.length);
          expect(paths.reduce((sum, path) => sum + path.imports, 0)).toBe(imports);
          expect(astray).toBeLessThan(imports);
          expect(nearby).toBeLessThanOrEqual(astray);
        }
      }),
      RUNS,
    ));

  test("symbols share no import, and each has one main path", () =>
    fc.assert(
      fc.property(codeBases, (files) => {
        const { fragments } = discover(baseOf(files));
        const targets = fragments
          .filter(({ kind }) => kind === "symbol")
          .flatMap(({ paths, idle }) => [...paths, ...idle])
          .map(({ module, name }) => `${module}:${name ?? ""}`);
        expect(new Set(targets).size).toBe(targets.length);
        expect(new Set(fragments.map(({ id }) => id)).size).toBe(fragments.length);
      }),
      RUNS,
    ));

  test("the order in which files come does not count", () =>
    fc.assert(
      fc.property(
        codeBases.chain((files) =>
          fc.tuple(fc.constant(files), fc.shuffledSubarray(files, { minLength: files.length })),
        ),
        ([files, shuffled]) => {
          expect(plain(discover(baseOf(shuffled)))).toEqual(plain(discover(baseOf(files))));
        },
      ),
      RUNS,
    ));

  test("another name of the package changes names and nothing else", () =>
    fc.assert(
      fc.property(codeBases, (files) => {
        const renamed = files.map(({ path, imports }) => ({
          path: path.replace(/^p\//, "pp/"),
          imports: imports.map((item) => ({ ...item, module: item.module.replace(/^p\b/, "pp") })),
        }));
        const back = JSON.parse(
          JSON.stringify(plain(discover(baseOf(renamed))))
            .replaceAll(/"pp(?=[."/:?])/g, '"p')
            .replaceAll(/@pp\b/g, "@p"),
        );
        expect(back).toEqual(JSON.parse(JSON.stringify(plain(discover(baseOf(files))))));
      }),
      RUNS,
    ));

  test("what a name leads to leads to the same, and asking in another order changes nothing", () =>
    fc.assert(
      fc.property(codeBases, (files) => {
        const targets = usesByTarget(files);
        const forth = createDefinitions(baseOf(files), targets);
        const back = createDefinitions(baseOf(files), targets);
        const ends = [...targets.values()].map((target) => forth.of(target));
        const reversed = [...targets.values()].reverse().map((target) => back.of(target));
        expect(reversed.reverse()).toEqual(ends);
        for (const { definition } of ends)
          expect(forth.of(definition).definition).toEqual(definition);
      }),
      RUNS,
    ));

  test("a drafted plan is sound, and every import of the fragment is canonical, legacy or exempt under it", () =>
    fc.assert(
      fc.property(codeBases, (files) => {
        const discovery = discover(baseOf(files));
        for (const fragment of discovery.fragments) {
          const counts = classCounts(discovery, fragment);
          const uses = usesOf(fragment).length;
          expect(counts.canonical + counts.legacy + counts.exempt).toBe(uses);
          expect(counts.legacy).toBeGreaterThan(0);
        }
      }),
      RUNS,
    ));
});

/** Without the places of imports, whose order is that of paths. */
function plain({ fragments, imports, files }: Discovery) {
  return {
    imports,
    files,
    fragments: fragments.map(({ paths, idle, carriers, ...fragment }) => ({
      ...fragment,
      carriers: carriers.size,
      paths: paths.map(({ uses, ...path }) => ({ ...path, uses: uses.length })),
      idle: idle.map(({ uses, ...path }) => ({ ...path, uses: uses.length })),
    })),
  };
}

function usesOf({ paths, idle }: Fragment) {
  return [...paths, ...idle].flatMap(({ module, name, uses }) =>
    uses.map(({ path }) => ({ path, module, name })),
  );
}

/** How the drafted plan, read by its own parser, classes the imports of its fragment. */
function classCounts(discovery: Discovery, fragment: Fragment) {
  const parsed = parsePlan(draftPlan(discovery, fragment)?.text ?? "");
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  const classes = classifier(parsed.value);
  const counts = { canonical: 0, legacy: 0, exempt: 0 };
  for (const { path, module, name } of usesOf(fragment))
    counts[classOf(classes.path(path), classes.target(module, name), 0) as "legacy"] += 1;
  return counts;
}
