import type { ScannerFormat } from "@/lib/formats/format";
import { parseRuffJson } from "@/lib/formats/ruff-json/parse";

/** Reports of other scanners, asked in order: one folder and one entry each. */
export const FINDINGS_FORMATS: readonly ScannerFormat[] = [
  {
    kind: "findings",
    id: "ruff-json",
    title: "findings, ruff JSON",
    written: "`ruff check --output-format json` (or `json-lines`)",
    source: "https://docs.astral.sh/ruff/settings/#output-format",
    matches: (head, keys) => {
      const at = head.startsWith("[") ? "." : "";
      const has = (key: string) => keys().has(`${at}${key}`);
      return /^[[{]/.test(head) && has("code") && has("filename") && has("location");
    },
    parse: parseRuffJson,
    isCleanWhenBlank: true,
  },
];
