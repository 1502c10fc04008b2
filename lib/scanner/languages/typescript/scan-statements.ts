import { TYPE_CHECKING } from "@/lib/scanner/languages/written-import";
import { aliasOf, type Found } from "./found";
import { MOCKING } from "./mock-calls";

// Each alternative ends, or takes what it began with for code: no text is searched twice.
const SKIPPED =
  /\\[\s\S]|"(?:\\.|[^"\\\r\n])*"|'(?:\\.|[^'\\\r\n])*'|`(?:\\[\s\S]|[^`\\])*`|\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;

const MODULE = `(?<quote>["'])(?<module>[^"'\\r\\n]+)\\k<quote>`;
/** A keyword that starts a line or follows a statement. */
const keyword = (word: string) => `\\b${word}\\b(?<=(?:^|[;}])[^\\S\\r\\n]*${word})`;
// No clause runs into the next statement: that keeps the search linear.
const CLAUSE = `(?<clause>(?:(?!\\b(?:im|ex)port\\b)[\\w$\\s,*{}"'-])*?)`;

const IMPORT = new RegExp(`${keyword("import")}${CLAUSE}(?<=[}*"'\\s])from\\s*${MODULE}`, "gm");
const BARE = new RegExp(`${keyword("import")}\\s*${MODULE}`, "gm");
const EXPORT = new RegExp(
  `${keyword("export")}(?=\\s*(?:type\\b\\s*)?[*{])${CLAUSE}(?<=[}*\\s])from\\s*${MODULE}`,
  "gm",
);
const REQUIRE = new RegExp(
  `(?:(?:\\b(?:const|let|var|import)\\s+)(?<clause>[\\w$]+|\\{[\\w$\\s,:.]*\\})\\s*=\\s*)?\\brequire\\s*\\(\\s*${MODULE}\\s*\\)`,
  "g",
);
const DYNAMIC = new RegExp(`\\bimport\\s*\\(\\s*${MODULE}`, "g");
const MOCK = new RegExp(
  `\\b(?:jest|vi)\\s*\\.\\s*(?:${MOCKING.join("|")})\\s*\\(\\s*${MODULE}`,
  "g",
);

/**
 * Imports of a text that does not parse, statement by statement: the keyword starts a line or follows a statement, and
 * comments and templates are passed over. What encloses them is not known.
 */
export function scanStatements(text: string): Found[] {
  const code = text.replace(SKIPPED, blank);
  return [
    ...matches(code, IMPORT).flatMap((match) => clauseImports(match, "import")),
    ...matches(code, EXPORT).flatMap((match) => clauseImports(match, "export")),
    ...matches(code, REQUIRE).flatMap(requireImports),
    ...matches(code, BARE).map((match) => whole(match, "import")),
    ...matches(code, DYNAMIC).map((match) => whole(match, "dynamic")),
    ...matches(code, MOCK).map((match) => whole(match, "string")),
  ];
}

function blank(token: string): string {
  return token[0] !== "`" && token[0] !== "/" ? token : token.replace(/[^\r\n]/g, " ");
}

type Match = {
  readonly start: number;
  readonly end: number;
  readonly module: string;
  readonly clause: string;
  readonly clauseAt: number;
};

function matches(code: string, pattern: RegExp): Match[] {
  return [...code.matchAll(pattern)].map((match) => {
    const { module = "", clause = "" } = match.groups ?? {};
    const clauseAt = match.index + match[0].indexOf(clause);
    const end = match.index + match[0].lastIndexOf(module);
    return { start: match.index, end, module, clause, clauseAt };
  });
}

function whole({ end, module }: Match, kind: "import" | "dynamic" | "string"): Found {
  return { at: end - 1, kind, module, name: null, alias: null, places: 0 };
}

function requireImports(match: Match): Found[] {
  const { clause, clauseAt, module } = match;
  if (!clause.startsWith("{")) {
    return [{ ...whole(match, "import"), alias: clause === "" ? null : clause }];
  }
  const names = namesIn(clause, clauseAt, /\s*:\s*/);
  if (names.length === 0) return [whole(match, "import")];
  return names.map(({ at, name, given }) => fromImport({ at, module, name, given, places: 0 }));
}

type Named = { readonly at: number; readonly name: string; readonly given: string };

/** Names between braces, parted by commas; `by` parts a name from the one that it is given. */
function namesIn(clause: string, clauseAt: number, by: RegExp): (Named & { isType: boolean })[] {
  return [...clause.matchAll(/[^,{}]+/g)].flatMap((part) => {
    const word = /^\s*(?<type>(?:type|typeof)\s+(?!as\b|$))?(?<rest>[\s\S]*?)\s*$/.exec(part[0]);
    const rest = word?.groups?.rest ?? "";
    if (rest === "") return [];
    const at = clauseAt + part.index + part[0].indexOf(rest);
    const [name = "", given = name] = rest.split(by).map(unquoted);
    return [{ at, name, given, isType: word?.groups?.type !== undefined }];
  });
}

function unquoted(name: string): string {
  return name.replace(/^["']|["']$/g, "");
}

function fromImport(part: Named & { readonly module: string; readonly places: number }): Found {
  const { at, module, name, given, places } = part;
  return { at, kind: "from", module, name, alias: aliasOf(given, name), places };
}

const AS = /\s+as\s+/;

function clauseImports(match: Match, keyword: "import" | "export"): Found[] {
  const { clause, module } = match;
  const isType = /^\s*(?:type|typeof)\b\s*(?!,|from\b|$)/.test(clause);
  const outer = isType ? TYPE_CHECKING : 0;
  const head = isType ? clause.replace(/typeof|type/, (word) => " ".repeat(word.length)) : clause;
  const brace = head.indexOf("{");
  const before = brace < 0 ? head : head.slice(0, brace);
  const braced = brace < 0 ? "" : head.slice(brace);
  const found = namesIn(before, match.clauseAt, AS).map((part) =>
    outerImport(part, { match, keyword, places: outer }),
  );
  for (const part of namesIn(braced, match.clauseAt + brace, AS)) {
    found.push(fromImport({ ...part, module, places: part.isType ? TYPE_CHECKING : outer }));
  }
  return found.length > 0 ? found : [{ ...whole(match, "import"), places: outer }];
}

type Outer = {
  readonly match: Match;
  readonly keyword: "import" | "export";
  readonly places: number;
};

/** What stands outside of braces: a default, `*`, or `* as ns`. */
function outerImport({ at, name, given }: Named, { match, keyword, places }: Outer): Found {
  const { module } = match;
  if (name !== "*") return fromImport({ at, module, name: "default", given: name, places });
  if (given !== "*") return { ...whole(match, "import"), at, alias: given, places };
  if (keyword === "export") {
    return { at: match.start, kind: "from", module, name: "*", alias: null, places };
  }
  return { ...whole(match, "import"), at, places };
}
