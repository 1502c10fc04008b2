import { FINDING_LEVELS, type ReportedFinding } from "./report";

/** A finding without its line, as it is stored once: `[rule, path, level, message, tool's key, line's text, relation]`. */
type Packed = readonly [
  rule: string,
  path: string,
  level: number,
  message: string,
  toolKey: string | null,
  lineText: string | null,
  relation: string | null,
];

/** What a scanner said, by the number under which it is stored. */
export type FindingText = Omit<ReportedFinding, "line">;

export function packFinding(finding: FindingText): string {
  const { rule, path, level, message, toolKey, lineText, relation } = finding;
  const packed: Packed = [
    rule,
    path,
    FINDING_LEVELS.indexOf(level),
    message,
    toolKey,
    lineText,
    relation,
  ];
  return JSON.stringify(packed);
}

/** The finding of `packFinding`. */
export function unpackFinding(content: string): FindingText {
  const [rule, path, level, message, toolKey, lineText, relation] = JSON.parse(content) as Packed;
  const known = FINDING_LEVELS[level] ?? "warning";
  return { rule, path, level: known, message, toolKey, lineText, relation };
}
