import type { FindingLevel, FindingsReport, ReportedFinding } from "@/lib/domain/findings/report";
import { eachItem, finding, oneRun } from "@/lib/formats/findings";
import type { FieldPath, FormatIssue, ParseResult } from "@/lib/formats/issue";
import { refused } from "@/lib/formats/issue";
import {
  asObject,
  asText,
  fieldIssue,
  type JsonObject,
  readJsonValue,
} from "@/lib/formats/report-json";

/**
 * pylint's `json` (a list) and `json2` (`messages` and `statistics`): the same fields, two spellings of the id. Refused are
 * broken JSON (line and column), no list, a message without a path or a symbol (pointer).
 */
export function parsePylintJson(text: string): ParseResult<FindingsReport> {
  const read = readJsonValue(text);
  if (!read.ok) return read;
  const isBare = Array.isArray(read.value);
  const messages = isBare ? read.value : asObject(read.value)?.messages;
  const at: FieldPath = isBare ? [] : ["messages"];
  if (!Array.isArray(messages)) return refused(fieldIssue(at, "a list of messages", messages));
  const findings = eachItem(messages, at, messageOf);
  return findings.ok
    ? oneRun("pylint-json", { tool: "pylint", findings: findings.value })
    : findings;
}

function messageOf(item: JsonObject, path: FieldPath): ReportedFinding | FormatIssue {
  const { symbol, path: file, line, message, obj } = item;
  if (typeof file !== "string") return fieldIssue([...path, "path"], "the path of a file", file);
  const id = asText(item["message-id"]) || asText(item.messageId);
  const rule = asText(symbol) || id;
  if (rule === "") return fieldIssue([...path, "symbol"], "the name of a check", symbol);
  return finding({
    rule,
    path: file,
    line,
    level: levelOf(item.type),
    message: asText(message),
    // The function or class around it: equal messages in two of them are not one.
    relation: asText(obj),
  });
}

function levelOf(type: unknown): FindingLevel {
  if (type === "error" || type === "fatal") return "error";
  return type === "warning" ? "warning" : "note";
}
