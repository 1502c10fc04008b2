import { type Block, type Flavour, scriptBlocks } from "./markup";

/**
 * A script of a file: the text of the whole file in which everything else is blank, so that offsets and lines are those of the file. Of a
 * file that is a script, the file.
 */
export type Script = {
  readonly text: string;
  readonly dialect: string;
  /** The file that stands for the script, with its offset. */
  readonly source: { readonly at: number; readonly module: string } | null;
};

/**
 * The scripts of a content, in order. A component of Vue (`vue`) has them at its top, beside its template; one of Svelte (`svelte`) at the
 * top of its markup; one of Astro (`astro`) between the fences at its beginning, and anywhere in its markup. In other languages
 * (`lang="coffee"`, `type="application/json"`) nothing is read.
 */
export function scriptsOf(text: string, dialect: string): readonly Script[] {
  const flavour = FLAVOURS[dialect];
  if (flavour === undefined) return [{ text, dialect, source: null }];
  const fence = dialect === "astro" ? fenceOf(text) : null;
  const own = fence === null ? [] : [scriptOf(text, fence, "ts")];
  const markup = fence === null ? text : blankOutside(text, fence.end, text.length);
  return [
    ...own,
    ...scriptBlocks(markup, flavour)
      .filter(({ attributes }) => dialect !== "astro" || !attributes.has("is:inline"))
      .flatMap((block) => {
        const found = DIALECTS[languageOf(block)];
        // Astro reads TypeScript in scripts without `lang`.
        return found === undefined
          ? []
          : [scriptOf(text, block, dialect === "astro" ? "ts" : found)];
      }),
  ];
}

const FLAVOURS: Readonly<Record<string, Flavour>> = {
  vue: { expression: "{{", hasTemplates: true, isAnywhere: false },
  svelte: { expression: "{", hasTemplates: false, isAnywhere: false },
  astro: { expression: "{", hasTemplates: false, isAnywhere: true },
};

const DIALECTS: Readonly<Record<string, string>> = {
  "": "js",
  js: "js",
  jsx: "js",
  javascript: "js",
  ecmascript: "js",
  babel: "js",
  module: "js",
  ts: "ts",
  typescript: "ts",
  tsx: "tsx",
};

function languageOf({ attributes }: Block): string {
  const written = attributes.get("lang") ?? attributes.get("type");
  return (written?.value ?? "")
    .trim()
    .toLowerCase()
    .replace(/^(?:text|application)\/(?:x-)?/, "");
}

type Range = { readonly start: number; readonly end: number };

function scriptOf(text: string, block: Range | Block, dialect: string): Script {
  const source = "attributes" in block ? block.attributes.get("src") : undefined;
  return {
    text: blankOutside(text, block.start, block.end),
    dialect,
    source: source === undefined ? null : { at: source.at, module: source.value },
  };
}

const NOT_BLANK = /[^\r\n]/g;

function blankOutside(text: string, start: number, end: number): string {
  const before = text.slice(0, start).replace(NOT_BLANK, " ");
  return before + text.slice(start, end) + text.slice(end).replace(NOT_BLANK, " ");
}

const FENCE = /^(?:\s|<!--[\s\S]*?-->)*---/;

/** Between the `---` at the beginning, which comments may precede, and the next one at the beginning of a line. */
function fenceOf(text: string): Range | null {
  const start = FENCE.exec(text)?.[0].length;
  if (start === undefined) return null;
  const end = /^[^\S\r\n]*---/m.exec(text.slice(start + 1));
  return { start, end: end === null ? text.length : start + 1 + end.index };
}
