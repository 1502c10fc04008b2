import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "@/lib/domain/check/judge-pairs";
import { findingTitle, targetText } from "@/lib/domain/check/sentences";
import type { ScannedImport } from "@/lib/domain/scan";
import { plural } from "@/lib/domain/words";
import {
  applyEdits,
  type Edit,
  type EditResult,
  type Left,
  type Wish,
} from "@/lib/scanner/languages/edit-imports";
import { shownPath } from "./report-text";
import type { CheckResult } from "./run";
import { unifiedDiff } from "./unified-diff";
import { replaceFile, writeProblem } from "./write-file";

export type FixOutcome = {
  /** What was fixed and what was left, a line each, and their number. */
  readonly lines: readonly string[];
  /** What was, or with `isDry` would be, changed. */
  readonly diff: Buffer;
  readonly files: number;
  readonly left: number;
};

type FixOptions = {
  readonly root: string;
  readonly isDry: boolean;
  /** Paths in the tree; none: all of them. */
  readonly files: readonly string[];
};
type FileOutcome = { readonly fixed: string[]; readonly left: string[]; readonly diff: Buffer };

/** Writes the canonical import for each failing one that has a certain answer; statements move whole. */
export function fixFindings(result: CheckResult, options: FixOptions): FixOutcome {
  const asked = new Set(result.verdict.failing);
  const only = new Set(options.files.map((path) => path.replace(/^\.\//, "")));
  const paths = [...new Set(result.verdict.failing.map(({ path }) => path))].filter(
    (path) => only.size === 0 || only.has(path),
  );
  const untouched = [...only]
    .filter((path) => !paths.includes(path))
    .map((path) => `${shownPath(path)}: nothing to fix: the check finds nothing there.`);
  const outcomes = paths.map((path) => {
    const standing = result.standing.filter((one) => one.path === path);
    return fixFile(path, { standing, asked, result }, options);
  });
  const fixed = outcomes.flatMap((one) => one.fixed);
  const left = outcomes.flatMap((one) => one.left);
  const files = outcomes.filter((one) => one.fixed.length > 0).length;
  const verb = options.isDry ? "Would fix" : "Fixed";
  const summary = `${verb} ${plural(fixed.length, "import")} in ${plural(files, "file")}, left ${left.length}.`;
  return {
    lines: [...fixed, ...left, ...untouched, summary],
    diff: Buffer.concat(outcomes.map(({ diff }) => diff)),
    files,
    left: left.length,
  };
}

/** The edits that would mend one finding in the work tree; none where nothing is certain. */
export function editsFor(result: CheckResult, finding: Finding): readonly Edit[] {
  if (result.root === null || finding.replacement.to === null) return [];
  const standing = result.standing.filter(({ path }) => path === finding.path);
  const work = { standing, asked: new Set([finding]), result };
  const edited = editFile(finding.path, work, result.root);
  return "edits" in edited ? edited.edits : [];
}

type FileWork = {
  readonly standing: readonly Finding[];
  readonly asked: ReadonlySet<Finding>;
  readonly result: CheckResult;
};

function fixFile(path: string, work: FileWork, { root, isDry }: FixOptions): FileOutcome {
  const edited = editFile(path, work, root);
  if ("why" in edited) return { fixed: [], left: leftAll(work, edited.why), diff: NOTHING };
  const { bytes, edits, left } = edited;
  const reasons = new Map(left.map((one) => [importKey(one.import), one.why]));
  const outcome: FileOutcome = { fixed: [], left: [], diff: unifiedDiff(path, bytes, edits) };
  for (const one of work.standing) {
    const { to, why } = one.replacement;
    const reason = why ?? whyNot(one) ?? reasons.get(importKey(one.import));
    if (!work.asked.has(one)) continue;
    if (to === null || reason !== undefined) outcome.left.push(leftLine(one, reason ?? ""));
    else outcome.fixed.push(`${placeOf(one)}: fixed: ${targetText(to, one.path, one.import.kind)}`);
  }
  if (isDry || edits.length === 0) return outcome;
  try {
    replaceFile(join(root, path), applyEdits(bytes, edits));
    return outcome;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { fixed: [], left: leftAll(work, why), diff: NOTHING };
  }
}

const NOTHING = Buffer.alloc(0);

type Edited =
  | { readonly bytes: Uint8Array; readonly edits: readonly Edit[]; readonly left: readonly Left[] }
  | { readonly why: string };

function editFile(path: string, work: FileWork, root: string): Edited {
  const { standing, asked, result: judged } = work;
  const language = judged.languages.languageOf(path);
  if (language?.edit === undefined) return { why: "Files of this language are not edited." };
  const problem = writeProblem(root, path);
  if (problem !== null) return { why: problem };
  const bytes = readFileSync(join(root, path));
  const byKey = new Map(standing.map((one) => [importKey(one.import), one]));
  const wish = (one: ScannedImport): Wish => {
    const finding = byKey.get(importKey(one));
    if (finding === undefined || finding.replacement.to === null || whyNot(finding)) return null;
    return { to: finding.replacement.to, isAsked: asked.has(finding) };
  };
  const result: EditResult = language.edit({
    bytes,
    path,
    resolve: (written) => judged.resolve(written, path),
    specifiersOf: judged.specifiersOf,
    hasModule: judged.hasModule,
    wish,
  });
  return result.isEditable
    ? { bytes, edits: result.edits, left: result.left }
    : { why: result.why };
}

/** A module that the plan does not name may give another thing under the same name. */
function whyNot({ class: of, isInFamily, import: { module, name } }: Finding): string | null {
  if (of === "legacy" || isInFamily) return null;
  return `The plan does not name ${module}: whether its ${name} is the same is for you to see.`;
}

function leftAll({ standing, asked }: FileWork, why: string): string[] {
  return standing
    .filter((one) => asked.has(one))
    .map((one) => leftLine(one, one.replacement.why ?? whyNot(one) ?? why));
}

function leftLine(one: Finding, why: string): string {
  return `${placeOf(one)}: left: ${findingTitle(one)}. ${why}`;
}

function placeOf({ path, import: one }: Finding): string {
  return `${shownPath(path)}:${one.line}`;
}

function importKey({ line, kind, module, name, alias }: ScannedImport): string {
  return JSON.stringify([line, kind, module, name, alias ?? null]);
}
