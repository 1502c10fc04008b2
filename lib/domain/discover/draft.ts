import { isScriptPath } from "@/lib/domain/modules/source-paths";
import { slugProblem } from "@/lib/domain/slug";
import { inWords, plural } from "@/lib/domain/words";
import type { Discovery } from "./discover";
import { type DraftRule, type DraftRules, draftRules } from "./draft-rules";
import { yamlComment, yamlList, yamlText } from "./draft-yaml";
import type { Fragment } from "./fragment";
import { fragmentSentence } from "./words";

export type Draft = {
  /** `plumbline.plan/1` as YAML, with a reason beside each choice. */
  readonly text: string;
  readonly id: string;
  readonly rules: DraftRules;
};

const MAX_SLUG = 56;
/** Files with fewer imports of the symbol than this are no suggestion for critical files. */
const CRITICAL_IMPORTS = 2;

/**
 * Drafts a plan that leads all imports of a fragment to one path; null for a fragment without paths. `taken` are ids of plans
 * that are there already: the draft has another.
 */
export function draftPlan(
  discovery: Discovery,
  fragment: Fragment,
  taken: readonly string[] = [],
): Draft | null {
  const rules = draftRules(fragment, discovery);
  if (rules === null) return null;
  const id = freeId(planId(fragment.name), taken);
  const lines = [
    ...headLines(fragment, id),
    "",
    "subject:",
    ...nameLines(rules),
    ...canonicalLines(rules),
    ...legacyLines(rules),
    "",
    ...scopeLines(fragment, discovery),
    ...exemptionLines(rules),
    ...unplannedLines(rules),
    ...criticalLines(fragment, discovery),
    ...closingLines(rules),
    "",
  ];
  return { text: lines.join("\n"), id, rules };
}

function freeId(id: string, taken: readonly string[]): string {
  if (!taken.includes(id)) return id;
  const free = taken.map((_, index) => `${id}-${index + 2}`).find((one) => !taken.includes(one));
  return free ?? id;
}

/** `WebSocketManager` -> `web-socket-manager`. */
function planId(name: string): string {
  const slug = name
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, MAX_SLUG)
    .replace(/^-|-$/g, "");
  if (slug === "") return "one-path";
  return slugProblem(slug) === null ? slug : `${slug}-path`;
}

function headLines(fragment: Fragment, id: string): string[] {
  const { imports, files } = fragment;
  return [
    ...yamlComment(
      `Drafted from facts: ${fragmentSentence(fragment)}, ${plural(imports, "import")} in ${plural(files, "file")}. Read it before you upload it.`,
      "",
    ),
    "format: plumbline.plan/1",
    `id: ${yamlText(id)}`,
    "version: 1",
    `title: ${yamlText(`${fragment.name} import path`)}`,
  ];
}

function nameLines({ names, foreign }: DraftRules): string[] {
  const others = foreign.map(
    ({ name, imports }) => `${name} (${plural(imports, "import")} of something else)`,
  );
  return [
    ...(names.length === 0
      ? []
      : [
          ...yamlComment("Imported from anywhere else, these names count as unplanned.", "  "),
          `  names: ${yamlList(names)}`,
        ]),
    ...(others.length === 0
      ? []
      : yamlComment(`Not among names, because others have them too: ${others.join(", ")}.`, "  ")),
  ];
}

function canonicalLines({ choice, canonical }: DraftRules): string[] {
  const { reason, other } = choice;
  const instead =
    other === null
      ? ""
      : ` The other choice: ${other.module}${other.name === null ? "" : `: ${other.name}`} (${plural(other.imports, "import")}).`;
  return [
    "  canonical:",
    ...yamlComment(`Chosen because ${reason}.${instead}`, "    "),
    ruleLine(canonical),
  ];
}

function legacyLines({ legacy }: DraftRules): string[] {
  return ["  legacy:", ...legacy.map(ruleLine)];
}

function ruleLine(rule: DraftRule): string {
  const names = rule.names === undefined ? "" : `, names: ${yamlList(rule.names)}`;
  const kinds = [...new Set(rule.of.map(({ kind }) => kind))].join(", ");
  return `    - { module: ${yamlText(rule.module)}${names} }  # ${plural(rule.imports, "import")}, ${kinds}`;
}

/** Files of the language that the symbol is imported in; of all where it is imported in several. */
function scopeLines(fragment: Fragment, { suffixes, folders }: Discovery): string[] {
  const isScript = new Set(
    [...fragment.paths, ...fragment.idle].flatMap(({ uses }) =>
      uses.map(({ path }) => isScriptPath(path)),
    ),
  );
  const include = suffixes
    .filter((suffix) => suffix !== "" && (isScript.size > 1 || isScript.has(isScriptPath(suffix))))
    .map((suffix) => `**/*${suffix}`);
  const globs = folders.map(({ folder }) => `${folder}/**`);
  const why = folders.map(({ folder, why: of, files, copied }) =>
    of === "copy"
      ? `${folder} (${inWords(copied)} of its ${plural(files, "file")} stand at the same path outside it)`
      : `${folder} (${plural(files, "file")} of others, by its name)`,
  );
  return [
    "scope:",
    ...(include.length === 0 ? ['  include: ["**"]'] : [`  include: ${yamlList(include)}`]),
    ...(globs.length === 0
      ? []
      : [
          ...yamlComment(`Perhaps not part of the consolidation: ${why.join("; ")}.`, "  "),
          `  # exclude: ${yamlList(globs)}`,
        ]),
  ];
}

function exemptionLines({ exemptions }: DraftRules): string[] {
  if (exemptions.length === 0) return [];
  return [
    "",
    "exemptions:",
    ...exemptions.map(
      ({ path, reason }) => `  - { path: ${yamlText(path)}, reason: ${yamlText(reason)} }`,
    ),
  ];
}

function unplannedLines({ besides }: DraftRules): string[] {
  if (besides <= 0) return [];
  return [
    "",
    ...yamlComment(
      `The modules above are imported from for other names as well (${plural(besides, "import")}, shown as unclassified); without the next line those leave every check on violations unknown.`,
      "",
    ),
    "unplanned: allowed",
  ];
}

function criticalLines({ paths }: Fragment, { folders }: Discovery): string[] {
  const isForeign = (path: string) => folders.some(({ folder }) => path.startsWith(`${folder}/`));
  const counts = new Map<string, number>();
  for (const { path } of paths.flatMap(({ uses }) => uses))
    counts.set(path, (counts.get(path) ?? 0) + 1);
  const most = [...counts]
    .filter(([path, count]) => count >= CRITICAL_IMPORTS && !isForeign(path))
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 3);
  if (most.length === 0) return [];
  return [
    "",
    "# The files with most imports of it; name here what must not break.",
    "# criticalFiles:",
    ...most.map(
      ([path, count]) =>
        `#   - { path: ${yamlText(path)}, risk: medium, why: ${yamlText(plural(count, "import"))} }`,
    ),
  ];
}

function closingLines({ canonical }: DraftRules): string[] {
  const text = `No import takes another path than ${canonical.module}`;
  return [
    "",
    "# In percent: tests to write, tests to move along, tests that say it is done.",
    "strategy:",
    "  targets: { new: 20, update: 60, validation: 20 }",
    "",
    "success:",
    `  - { group: Imports, text: ${yamlText(text)}, check: { violations: all, atMost: 0 } }`,
  ];
}
