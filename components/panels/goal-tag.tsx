import { type Tone, ToneGlyph } from "@/components/ui/glyph";
import type { GoalState } from "@/lib/domain/goals/judge-goal";

const TONES: Readonly<Record<GoalState, Tone>> = {
  late: "bad",
  worsened: "bad",
  unknown: "unknown",
  "on time": "waiting",
  met: "good",
};

/** A goal's state: glyph and word. */
export function GoalTag({ state }: { readonly state: GoalState }) {
  return (
    <span className="inline-flex items-center gap-1.5 font-medium whitespace-nowrap">
      <ToneGlyph tone={TONES[state]} />
      {state}
    </span>
  );
}
