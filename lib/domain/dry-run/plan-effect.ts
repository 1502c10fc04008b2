import type { Ledger } from "@/lib/domain/board/ledger";
import type { ClassCounts } from "@/lib/domain/import-class";

/** Something that the plan has judged, and how it stands. */
export type JudgedPart = {
  readonly kind: "goldenPath" | "trigger" | "phase" | "gate" | "criterion";
  /** Known again by it under another version of the plan. */
  readonly id: string;
  readonly title: string;
  readonly state: string;
};

/** How a plan reads the facts at the latest moment. */
export type PlanState = {
  readonly plan: string;
  readonly title: string;
  readonly version: number;
  readonly counts: ClassCounts & { readonly legacyFiles: number };
  /** From before the first commit on. */
  readonly ledger: Ledger;
  readonly judged: readonly JudgedPart[];
};

export type StateChange = Omit<JudgedPart, "state"> & {
  /** Null: the plan did not name it before, or does so no more. */
  readonly before: string | null;
  readonly after: string | null;
};

/** What an upload does to what a plan says: as it is, and as it would be. */
export type PlanEffect = {
  readonly plan: string;
  readonly title: string;
  /** Null: there was no version of it. */
  readonly before: Omit<PlanState, "judged" | "plan" | "title"> | null;
  readonly after: Omit<PlanState, "judged" | "plan" | "title">;
  /** Null: the plan names no Golden Path. */
  readonly goldenPath: { readonly before: string | null; readonly after: string | null } | null;
  /** How many things are judged afterwards, and those of them whose state would be another. */
  readonly judged: number;
  readonly states: readonly StateChange[];
};

export function planEffect(before: PlanState | null, after: PlanState): PlanEffect {
  const golden = ({ judged }: PlanState) =>
    judged.find(({ kind }) => kind === "goldenPath")?.state ?? null;
  const was = before === null ? null : golden(before);
  const is = golden(after);
  return {
    plan: after.plan,
    title: after.title,
    before: before === null ? null : numbersOf(before),
    after: numbersOf(after),
    goldenPath: was === null && is === null ? null : { before: was, after: is },
    judged: after.judged.length,
    states: stateChanges(before?.judged ?? [], after.judged),
  };
}

function numbersOf({ version, counts, ledger }: PlanState): PlanEffect["after"] {
  return { version, counts, ledger };
}

function stateChanges(
  before: readonly JudgedPart[],
  after: readonly JudgedPart[],
): readonly StateChange[] {
  const keyOf = ({ kind, id }: JudgedPart) => `${kind} ${id}`;
  const old = new Map(before.map((part) => [keyOf(part), part]));
  const now = new Set(after.map(keyOf));
  const gone = before.filter((part) => !now.has(keyOf(part)));
  return [
    ...after.map(({ state, ...part }) => ({
      ...part,
      before: old.get(keyOf({ ...part, state }))?.state ?? null,
      after: state,
    })),
    ...gone.map(({ state, ...part }) => ({ ...part, before: state, after: null })),
  ].filter((change) => change.before !== change.after);
}
