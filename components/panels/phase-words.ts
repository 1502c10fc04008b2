import { formatMoment, formatSpan } from "@/components/ui/format";
import type { Tone } from "@/components/ui/glyph";
import type { PhaseRow, PhaseStatus } from "@/lib/domain/verdict/phase-model";

type StatusWord = { readonly word: string; readonly tone: Tone };

const PHASE_WORDS: Readonly<Record<PhaseStatus, StatusWord>> = {
  done: { word: "done", tone: "good" },
  running: { word: "running", tone: "waiting" },
  late: { word: "late", tone: "bad" },
  early: { word: "before its gate", tone: "warn" },
  waiting: { word: "waiting", tone: "waiting" },
};

/** A phase that is done stays done; that its gate broke since is its tone and its word. */
export function phaseWord({ status, regressed }: PhaseRow): StatusWord {
  if (status === "done" && regressed !== null) return { word: "regressed", tone: "bad" };
  return PHASE_WORDS[status];
}

/** "2 h late", "on time"; null where nothing is planned. */
export function slipInWords({ slipMs, planned }: PhaseRow): string | null {
  if (planned === null || slipMs === null) return null;
  return slipMs > 0 ? `${formatSpan(slipMs)} late` : "not late";
}

/** "done 16 Sep 10:00", "since 14 Sep 05:12", "not seen yet". */
export function actualInWords({ started, done }: PhaseRow, now: number): string {
  if (done !== null)
    return `${started === null ? "" : `${formatMoment(started.t, now)} to `}${formatMoment(done.t, now)}`;
  return started === null ? "nothing seen yet" : `since ${formatMoment(started.t, now)}`;
}
