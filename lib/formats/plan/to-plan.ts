import type { GoldenPathPart, Phase, Plan, PlannedTest } from "@/lib/domain/plan";
import { parseDuration, parseMoment } from "@/lib/domain/time";
import type { PlanDocument } from "@/lib/formats/plan/schema";

type Drawn<Key extends keyof PlanDocument> = NonNullable<PlanDocument[Key]>;

/** The document in the domain's words: instants and durations in ms, absent lists empty, absent flags false. */
export function toPlan(document: PlanDocument): Plan {
  const {
    format: _,
    effectiveAt,
    startsAt,
    stakes,
    subject,
    scope,
    goldenPath,
    ...rest
  } = document;
  const { rollback, ...others } = rest;
  return {
    ...others,
    ...instant("effectiveAt", effectiveAt),
    ...instant("startsAt", startsAt),
    ...(stakes === undefined ? {} : { stakes: { ...stakes, details: stakes.details ?? [] } }),
    impact: document.impact ?? [],
    subject: toSubject(subject),
    scope: toScope(scope),
    exemptions: (document.exemptions ?? []).map(({ until, ...exemption }) => ({
      ...exemption,
      ...instant("until", until),
    })),
    environments: document.environments ?? {},
    criticalFiles: (document.criticalFiles ?? []).map((file) => ({
      ...file,
      guards: file.guards ?? [],
    })),
    tests: (document.tests ?? []).map(toPlannedTest),
    ...(goldenPath === undefined ? {} : { goldenPath: toGoldenPath(goldenPath) }),
    phases: (document.phases ?? []).map(toPhase),
    ...(rollback === undefined ? {} : { rollback: toRollback(rollback) }),
    risks: (document.risks ?? []).map((risk) => ({ ...risk, mitigations: risk.mitigations ?? [] })),
    success: document.success ?? [],
    commands: document.commands ?? [],
  };
}

function toSubject(subject: PlanDocument["subject"]): Plan["subject"] {
  const { names = [], family = [], findings = [] } = subject;
  return { ...subject, names, family, findings };
}

/** A plan without a scope, or without `include`, is about the whole tree. */
function toScope(scope: PlanDocument["scope"]): Plan["scope"] {
  const { include = ["**"], exclude = [] } = scope ?? {};
  return { include, exclude };
}

function instant<Key extends string>(
  key: Key,
  text: string | undefined,
): { readonly [key in Key]?: number } {
  const moment = text === undefined ? null : parseMoment(text);
  return moment === null ? {} : ({ [key]: moment } as { readonly [key in Key]: number });
}

function toPlannedTest(test: Drawn<"tests">[number]): PlannedTest {
  return {
    ...test,
    missionCritical: test.missionCritical ?? false,
    mustFailFirst: test.mustFailFirst ?? false,
    cases: test.cases ?? [],
    todo: test.todo ?? [],
  };
}

function toGoldenPath({ title, files, steps, guarantees }: Drawn<"goldenPath">): {
  title: string;
  files: readonly string[];
  steps: readonly GoldenPathPart[];
  guarantees: readonly GoldenPathPart[];
} {
  return { title, files: files ?? [], steps, guarantees: guarantees ?? [] };
}

function toPhase({ days, entry, steps, commands, ...phase }: Drawn<"phases">[number]): Phase {
  return {
    ...phase,
    ...(days === undefined ? {} : { days: typeof days === "number" ? [days, days] : days }),
    entry: entry ?? [],
    steps: steps ?? [],
    commands: commands ?? [],
  };
}

function toRollback({ staleAfter, steps, ...rollback }: Drawn<"rollback">) {
  return { ...rollback, staleAfterMs: parseDuration(staleAfter) ?? 0, steps: steps ?? [] };
}
