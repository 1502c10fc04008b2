import type { PlanLinks } from "@/components/panels/plan-links";
import { Sha } from "@/components/ui/code-text";
import type { Tone } from "@/components/ui/glyph";
import { DashedTag, StateTag } from "@/components/ui/tag";
import { When } from "@/components/ui/value";
import type { TestStatus } from "@/lib/domain/tests/report";
import type { CheckState, GuardState, RunRef, UnknownReason } from "@/lib/domain/verdict/words";

export const GUARD_TONES: Readonly<Record<GuardState, Tone>> = {
  passing: "good",
  failing: "bad",
  unknown: "unknown",
};

export const CHECK_TONES: Readonly<Record<CheckState, Tone>> = {
  met: "good",
  "not met": "bad",
  unknown: "unknown",
};

type StatusMark = { readonly word: string; readonly tone: Tone; readonly gloss: string };

/** How a test ended, as a person reads it; what did not simply pass is never drawn as passing. */
export const STATUS_MARKS: Readonly<Record<TestStatus, StatusMark>> = {
  passed: { word: "passed", tone: "good", gloss: "it ran and held" },
  failed: { word: "failed", tone: "bad", gloss: "it ran and did not hold" },
  error: { word: "error", tone: "bad", gloss: "it could not run to its end" },
  skipped: { word: "skipped", tone: "unknown", gloss: "it did not run" },
  quarantined: { word: "quarantined", tone: "unknown", gloss: "skipped, and set aside on purpose" },
  xfailed: { word: "expected to fail", tone: "unknown", gloss: "it failed as its suite expects" },
  xpassed: { word: "passed unexpectedly", tone: "warn", gloss: "its suite expects it to fail" },
};

type GuardTagProps = {
  readonly state: GuardState;
  readonly reason?: UnknownReason | null;
  /** A passing guard that is worth less than it looks. */
  readonly risk?: string | undefined;
};

/** State of a test or a file of tests: an unknown says why it is one, a passing one what weakens it. */
export function GuardTag({ state, reason = null, risk }: GuardTagProps) {
  if (state === "passing" && risk !== undefined)
    return <StateTag tone="warn">{`passing, ${risk}`}</StateTag>;
  return (
    <StateTag tone={GUARD_TONES[state]}>
      {state === "unknown" && reason !== null ? reason : state}
    </StateTag>
  );
}

/** Marks what rests on a run that was simulated. */
export function SimulatedTag({ isSimulated }: { readonly isSimulated: boolean }) {
  if (!isSimulated) return null;
  return (
    <DashedTag title="It rests on a simulated run, which proves nothing about the code.">
      simulated
    </DashedTag>
  );
}

type RunTextProps = { readonly run: RunRef; readonly links: PlanLinks };

/** A run in a line: when, at which commit, where; and what makes it worth less. */
export function RunText({ run, links }: RunTextProps) {
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2">
      <When at={run.startedAt} />
      <RunCommit run={run} links={links} />
      <span className="text-ink-3">{run.environment}</span>
      <SimulatedTag isSimulated={run.isSimulated} />
    </span>
  );
}

/** The commit of a run; one that was never scanned cannot be opened. */
export function RunCommit({ run, links }: RunTextProps) {
  return (
    <span className="whitespace-nowrap">
      {run.isScanned ? <Sha sha={run.sha} href={links.at(run.sha)} /> : <Sha sha={run.sha} />}
      {run.isScanned ? null : (
        <span className="text-label text-ink-3"> not scanned, placed by time</span>
      )}
    </span>
  );
}
