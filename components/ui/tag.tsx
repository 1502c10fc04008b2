import type { ReactNode } from "react";
import { type Shape, ShapeGlyph, TONE_TEXT, type Tone, ToneGlyph } from "./glyph";

export type StateTagProps = {
  readonly tone: Tone;
  /** The word beside the glyph. */
  readonly children: ReactNode;
  /** px of the glyph: 14 in text, 16 beside a fact. */
  readonly size?: number;
  readonly className?: string;
};

/** Glyph and word of a state, both in its colour. */
export function StateTag({ tone, children, size = 14, className = "" }: StateTagProps) {
  return (
    <span
      className={`inline-flex items-center gap-1.5 font-medium whitespace-nowrap ${TONE_TEXT[tone]} ${className}`}
    >
      <ToneGlyph tone={tone} size={size} />
      {children}
    </span>
  );
}

export type ShapeTagProps = {
  readonly shape: Shape;
  /** Colour class of the glyph, `text-…`; the word stays ink. */
  readonly color: string;
  readonly children: ReactNode;
};

/** Glyph in its colour and a word in ink: a legend entry, or a class in a table. */
export function ShapeTag({ shape, color, children }: ShapeTagProps) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <ShapeGlyph shape={shape} className={color} />
      {children}
    </span>
  );
}

export type DashedTagProps = { readonly children: ReactNode; readonly title?: string };

/** Says that a value is not what it seems: simulated, demo, estimated. */
export function DashedTag({ children, title }: DashedTagProps) {
  return (
    <span
      title={title}
      className="inline-block rounded-1 border border-dashed border-ink-4 px-[5px] text-axis/4 font-medium whitespace-nowrap text-ink-2"
    >
      {children}
    </span>
  );
}
