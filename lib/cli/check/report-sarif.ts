import { createHash } from "node:crypto";
import type { Finding, UnreadFile } from "@/lib/domain/check/judge-pairs";
import { findingAdvice, findingTitle, unreadTitle } from "@/lib/domain/check/sentences";
import manifest from "@/package.json" with { type: "json" };
import { editsFor } from "./fix";
import { lineOf } from "./report-text";
import type { CheckResult } from "./run";

const SCHEMA =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

const RULES = [
  ["legacy-import", "An import on a path that the plan calls legacy"],
  ["unplanned-import", "An import of the plan's subject by a path that the plan does not name"],
  ["unclassified-import", "An import of the plan's family that no rule of it covers"],
  ["unreadable-file", "A changed file that cannot be read: what it imports is unknown"],
] as const;

/**
 * SARIF 2.1.0. A result's fingerprint is its life (rules.md 2): path, module, name, kind and ordinal, and no line, so that it stays
 * the same when lines shift.
 */
export function sarifReport(result: CheckResult): string {
  const { failing, allowed, failingUnread, knownUnread } = result.verdict;
  const run = {
    tool: {
      driver: {
        name: "Plumbline",
        version: manifest.version,
        semanticVersion: manifest.version,
        rules: RULES.map(([id, text]) => ({ id, shortDescription: { text } })),
      },
    },
    automationDetails: { id: `plumbline/${result.verdict.plan.id}/` },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { ROOT: { description: { text: "The top of the repository" } } },
    results: [
      ...failing.map((one) => findingResult(one, "error", result)),
      ...allowed.map((one) => findingResult(one, "note", result)),
      ...failingUnread.map((one) => unreadResult(one, "error")),
      ...knownUnread.map((one) => unreadResult(one, "warning")),
    ],
  };
  return `${JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs: [run] }, null, 2)}\n`;
}

type Level = "error" | "warning" | "note";

function findingResult(one: Finding, level: Level, result: CheckResult) {
  const { path, ordinal, import: scanned } = one;
  const life = [path, scanned.module, scanned.name, scanned.kind, ordinal];
  const edits = editsFor(result, one);
  return {
    ...common(`${one.class}-import`, level, `${findingTitle(one)}. ${findingAdvice(one)}`),
    locations: [location(path, scanned.line)],
    partialFingerprints: { "plumblineLife/v1": digest(life) },
    ...(result.isAll ? { baselineState: one.isNew ? "new" : "unchanged" } : {}),
    ...(edits.length === 0
      ? {}
      : {
          fixes: [
            {
              description: { text: findingAdvice(one) },
              artifactChanges: [
                {
                  artifactLocation: artifact(path),
                  replacements: edits.map(({ start, end, text }) => ({
                    deletedRegion: { byteOffset: start, byteLength: end - start },
                    ...(text === "" ? {} : { insertedContent: { text } }),
                  })),
                },
              ],
            },
          ],
        }),
  };
}

function unreadResult(one: UnreadFile, level: Level) {
  return {
    ...common("unreadable-file", level, `${one.path} ${unreadTitle(one)}`),
    locations: [location(one.path, lineOf(one.reason))],
    partialFingerprints: { "plumblineLife/v1": digest([one.path, "unreadable"]) },
  };
}

function common(ruleId: string, level: Level, text: string) {
  return { ruleId, ruleIndex: RULES.findIndex(([id]) => id === ruleId), level, message: { text } };
}

function location(path: string, line: number) {
  return {
    physicalLocation: { artifactLocation: artifact(path), region: { startLine: line } },
  };
}

function artifact(path: string) {
  return { uri: path.split("/").map(encodeURIComponent).join("/"), uriBaseId: "ROOT" };
}

function digest(parts: readonly unknown[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32);
}
