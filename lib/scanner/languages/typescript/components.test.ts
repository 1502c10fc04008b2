import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTypeScript } from "./read-typescript";
import { foundIn } from "./testing";

const lines = (...text: string[]) => text.join("\n");

describe("a component of Vue", () => {
  it("has the imports of its scripts, on the lines of the file", () => {
    const source = lines(
      "<!-- <script>import no from 'no'</script> -->",
      "<template>",
      '  <p v-if="a > b">{{ "</template>" }} import no from "no"</p>',
      "  <template #slot><script>import no from 'no'</script></template>",
      "</template>",
      "<script>",
      'export { a } from "./a";',
      "</script>",
      '<script setup lang="ts" generic="T extends string">',
      'import type { B } from "@/b";',
      'const c = await import("./c.vue");',
      "</script>",
      "<style>@import 'no';</style>",
      '<i18n>{ "en": "<script>import no from \'no\'</script>" }</i18n>',
    );
    expect(foundIn(source, "vue")).toEqual([
      "7 ./a:a",
      "10 type-checking @/b:B",
      "11 dynamic ./c.vue",
    ]);
  });

  it.each([
    ['lang="tsx"', 'import a from "a"; const b = <a>{1}</a>;', ["1 a:default as a"]],
    ['lang="ts"', 'import a from "a"; const b = <string>a;', ["1 a:default as a"]],
    ["lang=ts", 'import a from "a"; let b: string', ["1 a:default as a"]],
    ['lang="coffee"', 'import a from "a"', []],
    ['type="application/json"', '{ "import": 1 }', []],
    ['type="text/babel"', 'import a from "a"', ["1 a:default as a"]],
  ])("%s: %s", (attributes, text, found) => {
    expect(foundIn(`<script ${attributes}>${text}</script>`, "vue")).toEqual(found);
  });

  it("may have its script in another file, or a template that is no HTML", () => {
    const source = lines(
      '<template lang="pug">',
      "p(a='<') text",
      "</template>",
      '<script src="./code.ts" />',
    );
    expect(foundIn(source, "vue")).toEqual(["4 import ./code.ts"]);
  });

  it("names a script that does not parse at its line, and reads it best effort", () => {
    const source = lines("<template/>", "<script>", 'import a from "a"', "let = {", "</script>");
    const file = readTypeScript(new TextEncoder().encode(source), "vue");
    expect(file.problem).toMatch(/^SyntaxError: .* @[45]$/);
    expect(file.imports.map(({ line, module }) => `${line} ${module}`)).toEqual(["3 a"]);
  });
});

describe("a component of Svelte", () => {
  it("has the scripts at its top, whatever stands around them", () => {
    const source = lines(
      '<script context="module" lang="ts">',
      '  import type { A } from "./a";',
      "</script>",
      "<svelte:head>",
      "  <script>import('no')</script>",
      "</svelte:head>",
      "{#if a < b && c > d}",
      '  <Foo on:click={() => a > 1 ? "}" : `$' + '{"<script>"}`} {...rest} /><br>',
      "{/if}",
      "{@html `<script type='x'>import no from 'no'<` + '/script>'}",
      "<script>",
      '  import B from "$lib/B.svelte";',
      "  $: c = b;",
      "</script>",
    );
    expect(foundIn(source, "svelte")).toEqual([
      "2 type-checking ./a:A",
      "12 $lib/B.svelte:default as B",
    ]);
  });

  it("goes on behind a bracket or an apostrophe that nothing closes", () => {
    const source = lines("<p>{ it's</p>", "<script module>", 'import "a";', "</script>");
    expect(foundIn(source, "svelte")).toEqual(["3 import a"]);
  });
});

describe("a component of Astro", () => {
  it("has a fence, and scripts that Astro bundles", () => {
    const source = lines(
      "---",
      'import A from "./A.astro";',
      "if (a) return;",
      "---",
      "<A>{a && <b>c</b>}",
      '<script>import "./client";</script>',
      '<script is:inline>import "no";</script></A>',
    );
    expect(foundIn(source, "astro")).toEqual(["2 ./A.astro:default as A", "6 import ./client"]);
  });
});

const scrap = fc.constantFrom(
  "<script>",
  "</script>",
  '<script setup lang="ts">',
  "<template>",
  "</template>",
  "<!--",
  "-->",
  "{",
  "}",
  "{{",
  "}}",
  "`",
  "${",
  "'",
  '"',
  "<p ",
  "a={",
  ">",
  "/>",
  "<br>",
  "---",
  "//",
  "/*",
  "\n",
  "\r\n",
  "\\",
  'import a from "m";',
  "é𝒳",
);
const dialect = fc.constantFrom("vue", "svelte", "astro");
const encode = (text: string) => new TextEncoder().encode(text);

describe("components", () => {
  it("answer for any scraps, the same for the same bytes, with lines that exist", () => {
    fc.assert(
      fc.property(fc.array(scrap, { maxLength: 40 }), dialect, (parts, way) => {
        const bytes = encode(parts.join(""));
        const file = readTypeScript(bytes, way);
        expect(readTypeScript(bytes.slice(), way)).toEqual(file);
        for (const { line } of file.imports) expect(line).toBeLessThanOrEqual(file.lines);
      }),
      { numRuns: 500 },
    );
  });

  it("have the imports of a script that stands at the top, moved by the lines before it", () => {
    const markup = fc.array(
      fc.constantFrom(
        "<p>a</p>",
        "<!-- <script> -->",
        "<A b='>' c=\"{\" />",
        "text's",
        "\n",
        "<hr>",
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(markup, markup, fc.constantFrom("vue", "svelte"), (before, after, way) => {
        const script = lines(
          "<script>",
          'import a from "a";',
          "export { b } from 'b'",
          "</script>",
        );
        const root = (parts: string[]) =>
          way === "vue" ? `<template>${parts.join("")}</template>\n` : `${parts.join("")}\n`;
        const head = root(before);
        const at = head.split("\n").length;
        expect(foundIn(`${head}${script}\n${root(after)}`, way)).toEqual([
          `${at + 1} a:default as a`,
          `${at + 2} b:b`,
        ]);
      }),
    );
  });

  it.each([
    ["brackets", "{".repeat(500_000)],
    ["interpolations", "{{".repeat(250_000)],
    ["tags", "<a {".repeat(120_000)],
    ["scripts", "<script>".repeat(60_000)],
    ["quotes", "<a b=\"'".repeat(70_000)],
    ["comments", "<!-- ".repeat(100_000)],
  ])("read half a megabyte of %s to its end", (_, text) => {
    for (const way of ["vue", "svelte", "astro"]) {
      expect(readTypeScript(encode(`${text}\n`), way).lines).toBe(1);
    }
  });
});
