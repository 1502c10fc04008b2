import type { Tone } from "@/components/ui/glyph";
import { StateTag } from "@/components/ui/tag";
import type { GuardState } from "@/lib/domain/verdict/words";

const TONES: Readonly<Record<GuardState, Tone>> = {
  passing: "good",
  failing: "bad",
  unknown: "unknown",
};

/** Glyph and word of what a guard's last results say. */
export function GuardTag({ state }: { readonly state: GuardState }) {
  return <StateTag tone={TONES[state]}>{state}</StateTag>;
}
