import type { PlanChange } from "../plan-change";
import type { RuleMatch } from "../rule-matches";

/** `nothing`: the facts are known and hold no match; `unknown`: the facts cannot say. */
export type MatchStanding = "matches" | "nothing" | "unknown";

export type MatchRow = RuleMatch & {
  readonly part: string;
  readonly standing: MatchStanding;
};

export type MatchFacts = {
  readonly isTreeKnown: boolean;
  /** Modules of rules that the scan does not record. */
  readonly unrecorded: readonly string[];
};

/** Parts of a plan by the start of a field's pointer, in the order in which they are read. */
const PARTS: readonly (readonly [start: string, part: string])[] = [
  ["subject.canonical", "Canonical"],
  ["subject.legacy", "Legacy"],
  ["subject.family", "Family"],
  ["subject.names", "Names"],
  ["subject.findings", "Findings of other scanners"],
  ["scope", "Scope"],
  ["exemptions", "Exemptions"],
  ["environments", "Environments"],
  ["criticalFiles", "Critical files and their guards"],
  ["strategy", "Strategy"],
  ["tests", "Tests"],
  ["goldenPath", "Golden path"],
  ["phases", "Phases"],
  ["rollback", "Rollback"],
  ["risks", "Risks"],
  ["success", "Success criteria"],
  ["commands", "Commands"],
  ["stakes", "Stakes and impact"],
  ["impact", "Stakes and impact"],
];
const HEAD = "Head of the document";

/** The part of the plan that a field belongs to; what stands outside all parts is the head. */
export function partOf(pointer: string): string {
  return PARTS.find(([start]) => isWithin(pointer, start))?.[1] ?? HEAD;
}

function isWithin(pointer: string, start: string): boolean {
  return (
    pointer.startsWith(start) &&
    (pointer.length === start.length || /[.[]/.test(pointer.charAt(start.length)))
  );
}

/** Every rule, glob and pattern in the order of the plan's parts, each with how far the facts can say. */
export function matchRows(matches: readonly RuleMatch[], facts: MatchFacts): readonly MatchRow[] {
  const unrecorded = new Set(facts.unrecorded);
  const rows = matches.map((match) => ({
    ...match,
    part: partOf(match.pointer),
    standing: standingOf(match, facts.isTreeKnown, unrecorded),
  }));
  return inPartOrder(rows);
}

function standingOf(
  match: RuleMatch,
  isTreeKnown: boolean,
  unrecorded: ReadonlySet<string>,
): MatchStanding {
  // A run is evidence, whatever the tree says: what no run holds is not checked (rules.md 5).
  if (match.tests !== undefined) return match.tests > 0 ? "matches" : "nothing";
  const isOfTree = match.kind === "path" || match.kind === "tests";
  if (isOfTree && !isTreeKnown) return "unknown";
  if (match.kind === "module" && unrecorded.has(match.text.split(":")[0] ?? "")) return "unknown";
  return match.matches > 0 ? "matches" : "nothing";
}

export type ChangeKind = PlanChange["kind"] | "moved";
export type ChangeRow = Omit<PlanChange, "kind"> & {
  readonly kind: ChangeKind;
  readonly part: string;
};

/** The differences of two versions in the order of the plan's parts; a rule that went to the other list is moved. */
export function changeRows(changes: readonly PlanChange[]): readonly ChangeRow[] {
  return inPartOrder(
    changes.map((change) => ({ ...change, part: partOf(change.pointer), kind: kindOf(change) })),
  );
}

function kindOf({ kind, pointer, before, after }: PlanChange): ChangeKind {
  if (!/^subject\.(canonical|legacy)\[/.test(pointer) || !before || !after) return kind;
  return before.split(":")[0] === after.split(":")[0] ? kind : "moved";
}

/** The head comes last: that the version differs is no news. */
const ORDER = [...new Set(PARTS.map(([, part]) => part)), HEAD];

function inPartOrder<T extends { readonly part: string }>(rows: readonly T[]): readonly T[] {
  return ORDER.flatMap((part) => rows.filter((row) => row.part === part));
}
