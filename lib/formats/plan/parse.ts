import type { Plan } from "@/lib/domain/plan";
import { explain } from "@/lib/formats/explain";
import {
  type FieldPath,
  type FormatIssue,
  issueList,
  jsonPointer,
  type ParseResult,
  refused,
} from "@/lib/formats/issue";
import { checkConsistency } from "@/lib/formats/plan/consistency";
import { checkReferences } from "@/lib/formats/plan/references";
import { planDocument } from "@/lib/formats/plan/schema";
import { toPlan } from "@/lib/formats/plan/to-plan";
import { addWarnings } from "@/lib/formats/plan/warnings";
import { MAX_PLAN_BYTES, readYaml, type YamlSource } from "@/lib/formats/plan/yaml-source";
import { utf8Length } from "@/lib/formats/text";

/**
 * A `plumbline.plan/1` document, YAML 1.2 or JSON, as a plan; else every reason with its line, column and field. How
 * the parts refer to each other is checked once each part for itself is right.
 */
export function parsePlan(text: string): ParseResult<Plan> {
  if (text.length > MAX_PLAN_BYTES || utf8Length(text) > MAX_PLAN_BYTES) {
    return refused({ message: "the plan is longer than 1 MB", pointer: "" });
  }
  const issues = issueList();
  const source = readYaml(text, issues);
  if (source === null) return issues.refusal();
  const found: FormatIssue[] = [];
  const add = collector(source, found);
  explain(planDocument, source.value, {
    noun: "the plan",
    add,
    isFull: () => found.length >= 1000,
  });
  const document = found.length === 0 ? planDocument.safeParse(source.value).data : undefined;
  if (document !== undefined) {
    checkConsistency(document, add);
    checkReferences(document, add);
  }
  for (const issue of inTextOrder(found)) issues.add(issue);
  if (issues.total() > 0 || document === undefined) return issues.refusal();
  const warnings: FormatIssue[] = [];
  addWarnings(document, collector(source, warnings));
  return { ok: true, value: toPlan(document), warnings: inTextOrder(warnings).slice(0, 200) };
}

function collector(source: YamlSource, into: FormatIssue[]) {
  return (path: FieldPath, message: string): void => {
    into.push({ message, pointer: jsonPointer(path), ...source.place(path) });
  };
}

function inTextOrder(issues: readonly FormatIssue[]): FormatIssue[] {
  return issues.toSorted(
    (left, right) =>
      (left.line ?? 0) - (right.line ?? 0) || (left.column ?? 0) - (right.column ?? 0),
  );
}
