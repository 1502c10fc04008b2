import fc from "fast-check";
import ignore from "ignore";
import { describe, expect, test } from "vitest";
import { type OwnersOf, ownersOf } from "@/lib/domain/owners/owners-of";
import { detectFormat } from "@/lib/formats/registry";
import { parseCodeowners } from "./parse";

function read(text: string): OwnersOf {
  const parsed = parseCodeowners(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.issues));
  return ownersOf(parsed.value);
}

/** The example of GitHub's page "About code owners", in its own words and order. */
const GITHUB = `# Each line is a file pattern followed by one or more owners.
*       @global-owner1 @global-owner2
*.js    @js-owner #This is an inline comment.
*.go docs@example.com
*.txt @octo-org/octocats
/build/logs/ @doctocat
docs/*  docs@example.com
apps/ @octocat
/docs/ @doctocat
/scripts/ @doctocat @octocat
**/logs @octocat
/apps/ @octocat
/apps/github
`;

describe("GitHub's own example", () => {
  const owners = read(GITHUB);
  test.each([
    ["README.md", ["@global-owner1", "@global-owner2"]],
    ["src/deep/app.js", ["@js-owner"]],
    ["main.go", ["docs@example.com"]],
    ["notes/a.txt", ["@octo-org/octocats"]],
    ["build/logs/today", ["@octocat"]],
    ["deeply/nested/logs/x/y", ["@octocat"]],
    ["docs/build-app/troubleshooting.md", ["@doctocat"]],
    ["sub/docs/x.md", ["@global-owner1", "@global-owner2"]],
    ["scripts/run.py", ["@doctocat", "@octocat"]],
    ["lib/apps/x.py", ["@octocat"]],
    ["apps/github", []],
    ["apps/github/x.py", []],
    ["apps/other.py", ["@octocat"]],
  ])("%s", (path, expected) => {
    expect(owners(path)).toEqual(expected);
  });

  test("`docs/*` is the files right there, not those of folders below", () => {
    const docs = read("* @all\ndocs/* docs@example.com");
    expect(docs("docs/getting-started.md")).toEqual(["docs@example.com"]);
    expect(docs("docs/build-app/troubleshooting.md")).toEqual(["@all"]);
    expect(read("/* @top")("a/b.py")).toEqual([]);
    expect(read("/* @top")("a.py")).toEqual(["@top"]);
  });
});

test("escaped blanks and signs are part of the path, names are one in any case, brackets stand for themselves", () => {
  const owners = read("/with\\ blank/ @A\n/app/[slug]/ @b\n/\\#x.py @a\n");
  expect(owners("with blank/x.py")).toEqual(["@A"]);
  expect(owners("app/[slug]/page.tsx")).toEqual(["@b"]);
  expect(owners("app/s/page.tsx")).toEqual([]);
  expect(owners("#x.py")).toEqual(["@A"]);
});

test("GitLab: each section decides for itself, defaults hold where a rule names nobody, optional ones stand last", () => {
  const owners = read(
    "*.md @top\n\n^[Help]\n*.py @helper\n[Backend][2] @back\n*.py\n/db/ @dba\n!/db/made/\n[BACKEND]\n/web/x.py @web\n",
  );
  expect(owners("a.py")).toEqual(["@back", "@helper"]);
  expect(owners("db/a.py")).toEqual(["@dba", "@helper"]);
  expect(owners("db/made/a.py")).toEqual(["@helper"]);
  expect(owners("web/x.py")).toEqual(["@web", "@helper"]);
  expect(owners("docs/x.md")).toEqual(["@top"]);
  expect(read("[A]\ndocs/x.md @a\ndocs/y @b")("sub/docs/x.md")).toEqual(["@a"]);
  expect(read("[A]\ndocs/y @b")("docs/y/z")).toEqual([]);
});

test("Bitbucket: groups own, their definitions and settings say nothing of a path, `!` takes owners away", () => {
  const owners = read(
    "@@@Web @ada @bob\nCODEOWNERS.toplevel.subdirectory_overrides enable\n*.ts @@Web\n!*.d.ts\n",
  );
  expect(owners("src/a.ts")).toEqual(["@@Web"]);
  expect(owners("src/a.d.ts")).toEqual([]);
});

test("every wrong line is named with its column and what would be right", () => {
  const parsed = parseCodeowners("* @a\n!x/ @b\n/src/ ada @b\n/a\\*b @c\n//x @d\n/ @e\n");
  expect(parsed).toMatchObject({ ok: false, total: 5 });
  if (parsed.ok) return;
  expect(parsed.issues.map(({ line, column }) => [line, column])).toEqual([
    [2, 1],
    [3, 7],
    [4, 1],
    [5, 1],
    [6, 1],
  ]);
  expect(parsed.issues[0]?.message).toContain("GitHub reads no negation");
  expect(parsed.issues[1]?.message).toContain("ada is no owner");
});

/** A rule among others matches what git's own rules for `.gitignore` match, as the library of that name reads them. */
const name = fc
  .array(fc.constantFrom("a", "b", ".", "*", "?"), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join("").replaceAll(/\*+/g, "*"))
  .filter((text) => !/^\.+$/.test(text));
const pattern = fc
  .tuple(
    fc.boolean(),
    fc.array(fc.oneof(name, fc.constant("**")), { minLength: 1, maxLength: 3 }),
    fc.boolean(),
  )
  .map(([rooted, names, folder]) => `${rooted ? "/" : ""}${names.join("/")}${folder ? "/" : ""}`)
  // `/*` at the end is read by GitHub in another way than by git; `**` twice in a row by each library in its own.
  .filter((text) => !/(?:^\/|[^/]\/|^)\*$|\/\*$|\*\*\/\*\*/.test(text));
const path = fc
  .array(fc.constantFrom("a", "b", "ab", "a.b", "aa", "abb", ".a"), { minLength: 1, maxLength: 4 })
  .map((names) => names.join("/"));

test("law: the last pattern that matches by git's rules decides", () => {
  fc.assert(
    fc.property(fc.array(pattern, { minLength: 1, maxLength: 4 }), path, (patterns, at) => {
      const lines = patterns.map((text, index) => `${text} @o${index}`);
      const last = patterns.findLastIndex((text) =>
        ignore({ ignorecase: false }).add(text).ignores(at),
      );
      expect(read(lines.join("\n"))(at), lines.join(" | ")).toEqual(last < 0 ? [] : [`@o${last}`]);
    }),
    { numRuns: 3_000 },
  );
});

test("law: any text is read or refused with lines, never thrown at", () => {
  fc.assert(
    fc.property(
      fc.string({
        unit: fc.constantFrom("a", "/", "*", "@", " ", "\n", "[", "]", "^", "\\", "!", "#"),
      }),
      (text) => {
        const parsed = parseCodeowners(text);
        if (parsed.ok) ownersOf(parsed.value)("a/b");
        else for (const { line } of parsed.issues) expect(line).toBeGreaterThan(0);
      },
    ),
    { numRuns: 3_000 },
  );
});

describe("detection by content", () => {
  test.each([
    GITHUB,
    "* @alice",
    "[Docs] @docs\n*.md\n/doc/\n",
    "# hello\n\n*.ts @@Web\n",
    "/a/ ada@example.com\n",
    "* @a\n/b/ bob\n/c/ @d\n/e/ @f\n/g/ @h\n",
  ])("takes a CODEOWNERS file: %#", (text) => {
    expect(detectFormat(text).id).toBe("codeowners");
  });

  test.each([
    "",
    "# only a comment",
    "*.log\n/build/\nnode_modules/\n",
    "Ada Lovelace <ada@example.com>\n",
    "ada ada@example.com\nbob bob@example.com\n",
    "Please ask @alice about src/x.py.\n",
    "maintainer: ada@example.com\nname: x\n",
    "@app.route('/x') @y\ndef f():\n    pass\n",
    "import x from './y'\n// @ts-check\n",
    "a/b,ada@example.com\n",
    "[core]\n\tbare = false\n[user]\n\temail = ada@example.com\n",
    "root:x:0:0:root:/root:/bin/sh\n",
    "requests @ https://example.com/requests.zip\n",
    "{}",
    "<a/>",
    "1..2\nok 1 - a/b\n",
    "ssh-ed25519 AAAAC3Nza/x ada@example.com\n",
    "Fri Nov 21 10:00 a/b.log sent to ada@example.com\nFri Nov 21 10:01 x\n",
  ])("leaves any other text alone: %#", (text) => {
    expect(detectFormat(text).id).not.toBe("codeowners");
  });
});
