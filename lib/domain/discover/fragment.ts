import type { ImportTarget, Use } from "./code-base";
import type { Certainty, Definition } from "./definitions";

/**
 * What a path of a symbol is: where it is `definition`-ed; a `package` that encloses the definition and gives it on, as public
 * names are; a `shim`, which is any other module that gives it on; an `alias`, another name of the symbol or of its module; a
 * `copy`, a definition in a copy of the file; a `twin`, another definition of the same name; `phantom`, a module of the
 * code base that it does not have.
 */
export const PATH_KINDS = [
  "definition",
  "package",
  "shim",
  "alias",
  "copy",
  "twin",
  "phantom",
] as const;
export type PathKind = (typeof PATH_KINDS)[number];

/** One way to import a symbol. */
export type FragmentPath = ImportTarget & {
  readonly kind: PathKind;
  /** Index in the fragment's definitions. */
  readonly definition: number;
  readonly certainty: Certainty;
  /** The file of the module; null outside the code base, and where it does not have the module. */
  readonly file: string | null;
  /** Imports that count: see `measure.ts`. */
  readonly imports: number;
  /** Files that these imports stand in. */
  readonly files: number;
  /** Imports that do not count: by modules that give the symbol on, and texts such as targets of `mock.patch`. */
  readonly carried: number;
  readonly strings: number;
  /** All of them, in order of path and line. */
  readonly uses: readonly Use[];
};

/**
 * `symbol`: one definition, several paths. `family`: several definitions of one name that something links, so that they are
 * meant to be one. `namesakes`: several definitions of one name that nothing links; they may share it by chance.
 */
export const FRAGMENT_KINDS = ["symbol", "family", "namesakes"] as const;
export type FragmentKind = (typeof FRAGMENT_KINDS)[number];

/** Why definitions of one name are taken for one. */
export type Link = "copy" | "file" | "module" | "alias" | "phantom";

export type FragmentDefinition = Definition & {
  readonly imports: number;
  readonly files: number;
};

/** A symbol, or a name, that is imported through more than one path. */
export type Fragment = Measure & {
  /** `MODULE:NAME` of a symbol, `NAME` of a family, `NAME?` of namesakes; a module itself is `MODULE:`. */
  readonly id: string;
  readonly kind: FragmentKind;
  /** The symbol's name; of a module its last part. */
  readonly name: string;
  /** The most imported first. */
  readonly definitions: readonly FragmentDefinition[];
  /** The main path first, then by imports. */
  readonly paths: readonly FragmentPath[];
  /** Paths that only texts and modules that give the symbol on take: no import of theirs counts. */
  readonly idle: readonly FragmentPath[];
  /** What links the definitions of a family. */
  readonly links: readonly Link[];
  /** Files of the modules that define the symbol or give it on: their own imports of it do not count. */
  readonly carriers: ReadonlySet<string>;
};

export type Measure = {
  readonly imports: number;
  readonly files: number;
  /** Imports that miss the main path; where there are several definitions, imports that miss the main one. */
  readonly astray: number;
  /** Of those, imports through the definition or an enclosing package where the main path is one of these too. */
  readonly nearby: number;
  /** What fragments are ranked by. */
  readonly score: number;
};
