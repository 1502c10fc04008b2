import type { ReactNode } from "react";
import type { Tone } from "@/components/ui/glyph";
import { StateTag } from "@/components/ui/tag";

export type StateMark = { readonly tone: Tone; readonly word: string };

/** Tone and word of every state that the product gives: Golden Path, triggers, gates, tests, criteria. */
export const STATE_MARKS = {
  protected: { tone: "good", word: "Protected" },
  atRisk: { tone: "warn", word: "At risk" },
  broken: { tone: "bad", word: "Broken" },
  notChecked: { tone: "unknown", word: "Not checked" },
  unknown: { tone: "unknown", word: "Unknown" },
  fired: { tone: "bad", word: "Fired" },
  late: { tone: "bad", word: "Late" },
  armed: { tone: "waiting", word: "Armed" },
  waiting: { tone: "waiting", word: "Waiting" },
  met: { tone: "good", word: "Met" },
  notMet: { tone: "bad", word: "Not met" },
  passing: { tone: "good", word: "Passing" },
  failing: { tone: "bad", word: "Failing" },
} as const satisfies Readonly<Record<string, StateMark>>;
export type MarkedState = keyof typeof STATE_MARKS;

export type StateWordProps = {
  readonly of: MarkedState;
  /** In place of the state's word. */
  readonly children?: ReactNode;
  readonly size?: number;
};

/** Glyph and word of a state, in its colour. */
export function StateWord({ of, children, size = 14 }: StateWordProps) {
  const { tone, word } = STATE_MARKS[of];
  return (
    <StateTag tone={tone} size={size}>
      {children ?? word}
    </StateTag>
  );
}
