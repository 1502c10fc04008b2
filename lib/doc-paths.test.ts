import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..");
const FOLDERS = /^(app|components|lib|prisma|e2e|public|\.ci)\//;

/** Files and folders that a Markdown text names: in backticks from the root, in links from its own folder. */
function citedPaths(file: string, text: string): string[] {
  const quoted = [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, path = ""]) => path.replace(/[:#].*$/, ""))
    .filter((path) => FOLDERS.test(path) && !/[*<>{}[\]|…]|\.\.\./.test(path));
  const linked = [...text.matchAll(/\]\(([^)\s#]+)[^)]*\)/g)]
    .map(([, path = ""]) => path)
    .filter((path) => !/^[a-z]+:/.test(path))
    .map((path) => join(dirname(file), path));
  return [...quoted, ...linked];
}

const decisions = readdirSync(join(root, "lib/decisions")).map((name) => `lib/decisions/${name}`);
const written = [
  "README.md",
  "lib/README.md",
  "lib/rules.md",
  "lib/mission.md",
  "lib/verdicts.md",
  "lib/measured.md",
  "lib/limits.md",
  "lib/formats.md",
];
const documents = [...written, ...decisions].filter(
  (path) => path.endsWith(".md") && existsSync(join(root, path)),
);

describe("documents", () => {
  test.each(documents)("%s names only what exists", (file) => {
    const paths = citedPaths(file, readFileSync(join(root, file), "utf8"));
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  test("that name something gone are found out", () => {
    const text = "See `lib/gone.ts`, `lib/domain/`, `npm start` and [this](./gone.md#part).";
    expect(citedPaths("lib/README.md", text)).toEqual([
      "lib/gone.ts",
      "lib/domain/",
      "lib/gone.md",
    ]);
  });

  test.each(decisions)("%s has a number of its own and the three parts", (file) => {
    const number = /^lib\/decisions\/(\d{3})-[a-z0-9-]+\.md$/.exec(file)?.[1];
    expect(decisions.filter((other) => other.startsWith(`lib/decisions/${number}-`))).toEqual([
      file,
    ]);
    const text = readFileSync(join(root, file), "utf8");
    expect(text.match(/^## .*$/gm)).toEqual(["## Context", "## Decision", "## Consequences"]);
    expect(text.split("\n").length).toBeLessThanOrEqual(41);
  });
});
