import type { ReportedFinding } from "./report";

/**
 * What makes a finding the same in the next report (FORMATS 6, measured there): the tool's own key where it has one that
 * outlives shifted lines, else the text of its line, else what stands for a line, else the message. Always under its
 * rule, which the caller joins with tool and path. Equal ones are told apart by their order (`n`).
 */
export function identityOf(finding: ReportedFinding): string {
  const { rule, toolKey, lineText, relation, message } = finding;
  const stem = stemOf(toolKey, lineText, relation, message);
  return `${rule}\0${stem}`;
}

function stemOf(
  toolKey: string | null,
  lineText: string | null,
  relation: string | null,
  message: string,
): string {
  if (toolKey !== null) return `k${toolKey}`;
  if (lineText !== null) return `t${relation ?? ""}\0${lineText}`;
  return relation === null ? `m${message}` : `r${relation}\0${message}`;
}
