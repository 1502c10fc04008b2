import { foreignWord } from "@/lib/formats/foreign";
import { PLAN_FORMAT } from "@/lib/formats/plan/schema";
import { SCAN_FORMAT } from "@/lib/formats/scan/schema";

type Format = {
  readonly id: typeof SCAN_FORMAT | typeof PLAN_FORMAT;
  readonly title: string;
  readonly matches: (head: string) => boolean;
};

/** What a text is by its content; or a sentence that says what it looks like instead. */
export type Detection =
  | { readonly id: Format["id"]; readonly title: string }
  | { readonly id: "unknown"; readonly reason: string };

/** The supported formats, asked in order: one folder and one entry each. */
export const FORMATS: readonly Format[] = [
  {
    id: SCAN_FORMAT,
    title: "imports of commits, one JSON object a line",
    matches: (head) =>
      /^\{[^\n]*"format"\s*:\s*"plumbline\.scan\//.test(head) || /^\{"sha"\s*:/.test(head),
  },
  {
    id: PLAN_FORMAT,
    title: "a plan, YAML or JSON",
    matches: (head) => /(?:^|[\n{,])[ \t]*["']?format["']?\s*:\s*["']?plumbline\.plan\//.test(head),
  },
];

const HEAD_LENGTH = 64 * 1024;

/** Tells the format by the head of the decoded text; never by a file's name. */
export function detectFormat(text: string): Detection {
  const start = text.startsWith("\ufeff") ? 1 : 0;
  const head = text.slice(start, start + HEAD_LENGTH).trimStart();
  const found = FORMATS.find(({ matches }) => matches(head));
  if (found !== undefined) return { id: found.id, title: found.title };
  const known = FORMATS.map(({ id }) => id).join(" and ");
  return { id: "unknown", reason: `the file ${foreignWord(head)}; supported are ${known}` };
}
