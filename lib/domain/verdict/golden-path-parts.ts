import type { GoldenPathPart } from "@/lib/domain/plan";
import type { CheckItem } from "./check-model";
import { titleOfId } from "./check-words";
import type { Point } from "./context";
import { standingKinds, worstOf } from "./golden-path-kinds";
import { partsNamed } from "./golden-path-names";
import { reasonInWords, strict } from "./guard-rows";
import type { Guard, Standing } from "./guards";
import type { Horizon } from "./horizon";
import type { Judgement } from "./judgement";
import { type Blame, PatternWatch, worseBlame } from "./pattern-watch";
import { weakenings } from "./weakened";
import type { CheckState, GoldenPathState, RiskKind, UnknownReason } from "./words";

/** Why a part is no better than it is: one finding for each guard and environment. */
export type Finding = {
  readonly state: GoldenPathState;
  readonly kind: "failed" | UnknownReason | RiskKind;
  readonly guard: Guard | null;
  readonly pattern: string;
  readonly standing: Standing | null;
};

/** Guards of a pattern that exist at a point. */
export function guardsOf({ selectors, guards }: Judgement, pattern: string, point: Point): Guard[] {
  return guards.active(selectors.byPattern(pattern), point);
}

/** All that speaks against a pattern; nothing does when it is protected. */
export function patternFindings(judgement: Judgement, pattern: string, point: Point): Finding[] {
  const { guards } = judgement;
  const active = guardsOf(judgement, pattern, point);
  const findings = active.flatMap((guard) => guardFindings(judgement, pattern, guard, point));
  const matched = active.some((guard) =>
    guards.standings(guard, point).some(({ file }) => (file?.tests ?? 0) > 0),
  );
  const isNamed = findings.some(({ state }) => state !== "at risk");
  if (!matched && !isNamed)
    findings.push({
      state: "not checked",
      kind: "unmatched",
      guard: null,
      pattern,
      standing: null,
    });
  return findings;
}

function guardFindings(
  judgement: Judgement,
  pattern: string,
  guard: Guard,
  point: Point,
): Finding[] {
  const { guards } = judgement;
  const standings = guards.standings(guard, point);
  const of = (
    state: GoldenPathState,
    kind: Finding["kind"],
    standing: Standing | null,
  ): Finding => ({
    state,
    kind,
    guard,
    pattern,
    standing,
  });
  const found =
    standings.length === 0
      ? [of("not checked", "wrong environment", null)]
      : standings.flatMap((standing) =>
          standingKinds(guard, standing).map(([state, kind]) => of(state, kind, standing)),
        );
  if (weakenings(guards, guard.path, point).length > 0)
    found.push(of("at risk", "weakened", standings[0] ?? null));
  return found;
}

export function partFindings(judgement: Judgement, part: GoldenPathPart, point: Point): Finding[] {
  if (part.tests.length === 0)
    return [{ state: "not checked", kind: "unmatched", guard: null, pattern: "", standing: null }];
  return part.tests.flatMap((pattern) => patternFindings(judgement, pattern, point));
}

/** The first of its findings that decide its state, followed from point to point; null where there is none. */
export function partBlame(judgement: Judgement, part: GoldenPathPart, point: Point): Blame | null {
  if (part.tests.length === 0) return { state: "not checked", kind: "unmatched", where: "" };
  let worst: Blame | null = null;
  for (const pattern of part.tests)
    worst = worseBlame(worst, watchOf(judgement, pattern).at(point));
  return worst;
}

function watchOf({ patterns, selectors, views }: Judgement, pattern: string): PatternWatch {
  let watch = patterns.get(pattern);
  if (!watch) {
    watch = new PatternWatch(pattern, selectors.byPattern(pattern), views);
    patterns.set(pattern, watch);
  }
  return watch;
}

/** Until when a part is sure to stand as it does at a point. */
export function partHorizon(
  { selectors, views }: Judgement,
  part: GoldenPathPart,
  point: Point,
): Horizon {
  return views.until(selectors.ofPart(part), point);
}

export function stateOf(findings: readonly Finding[]): GoldenPathState {
  return findings.length === 0 ? "protected" : worstOf(findings.map(({ state }) => state));
}

/** For checks and triggers: whether all tests of a part pass. Risks do not count, holes do. */
export function partCheck(judgement: Judgement, part: GoldenPathPart, point: Point): CheckState {
  const findings = partFindings(judgement, part, point);
  if (findings.some(({ kind }) => kind === "failed")) return "not met";
  if (findings.some(({ state }) => state === "not checked")) return "unknown";
  const hasHole = findings.some(
    ({ kind, standing }) =>
      kind !== "weakened" && standing !== null && strict(standing).state === "unknown",
  );
  return hasHole ? "unknown" : "met";
}

/** The items of a check `goldenPath: …, are: passing`. */
export function goldenPathCheckItems(
  judgement: Judgement,
  part: string,
  point: Point,
): CheckItem[] {
  return partsNamed(judgement.context.plan, part).map((one) => {
    const state = partCheck(judgement, one, point);
    const worst = worstFinding(partFindings(judgement, one, point));
    return {
      label: one.title ?? titleOfId(one.id),
      state,
      why: state === "met" ? metInWords(worst) : findingInWords(worst),
    };
  });
}

function worstFinding(findings: readonly Finding[]): Finding | undefined {
  const worst = worstOf(findings.map(({ state }) => state));
  return findings.find(({ state }) => state === worst);
}

/** Risks do not count for a check; they are said all the same. */
function metInWords(worst: Finding | undefined): string {
  return worst === undefined
    ? "all its tests pass"
    : `all its tests pass, at risk: ${findingInWords(worst)}`;
}

function findingInWords(finding: Finding | undefined): string {
  if (!finding) return "not checked";
  if (finding.kind === "failed") return `${finding.guard?.path ?? ""} fails`;
  const where = finding.guard?.path ?? finding.pattern;
  return `${where}: ${riskOrReason(finding.kind)}`;
}

export function riskOrReason(kind: Finding["kind"]): string {
  switch (kind) {
    case "failed":
      return "a test fails";
    case "flaky":
      return "a test sometimes passes and sometimes fails";
    case "retried":
      return "a test passed only on another try";
    case "weakened":
      return "it guards less than it did";
    case "quarantined":
      return "a test is quarantined or expected to fail";
    case "gone":
      return "its tests were deleted";
    case "not in the tree":
      return "its tests do not exist yet";
    default:
      return reasonInWords(kind);
  }
}
