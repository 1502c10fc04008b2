import { expect, it } from "vitest";
import { FORMATS } from "@/lib/formats/registry";

const KINDS = [
  ["scan", "Imports of commits"],
  ["plan", "Plans"],
  ["tests", "Test reports"],
  ["findings", "Findings of other scanners"],
] as const;

function rows(kind: string): string[] {
  return FORMATS.filter((format) => format.kind === kind).map((format) => {
    const blank = "isCleanWhenBlank" in format && format.isCleanWhenBlank ? "when named" : "no";
    return `| \`${format.id}\` | ${format.written} | ${blank} | ${format.source} |`;
  });
}

/** `-u` writes the table after a format came or changed. */
it("lib/formats.md is what the registry says", async () => {
  const parts = KINDS.flatMap(([kind, title]) => [
    ...[
      "",
      `## ${title}`,
      "",
      "| format | written by | a blank file is a clean run | described at |",
    ],
    "|---|---|---|---|",
    ...rows(kind),
  ]);
  const head = [
    "# Formats that are read",
    "",
    "Made by `lib/formats/formats-table.test.ts` (`npx vitest run --project unit lib/formats/formats-table.test.ts -u` writes it). A file is",
    "told by its content, never by its name. An empty list does not tell what it is a list of, and a blank file tells nothing: where its",
    "tool writes that for a clean run, name it with `--format ID` (`?format=ID`). Everything else that is empty is refused.",
  ];
  await expect(`${[...head, ...parts].join("\n")}\n`).toMatchFileSnapshot("../formats.md");
});

it("each format says who writes it and where it is described", () => {
  for (const { title, written, source } of FORMATS) {
    expect([title, written, source].every((text) => text !== "" && !text.includes("|"))).toBe(true);
  }
  expect(new Set(FORMATS.map(({ id }) => id)).size).toBe(FORMATS.length);
});
