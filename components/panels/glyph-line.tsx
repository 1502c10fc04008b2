import type { ReactNode } from "react";
import { TONE_TEXT, type Tone, ToneGlyph } from "@/components/ui/glyph";

type GlyphLineProps = {
  readonly tone: Tone;
  /** Said to readers where the words do not say the state. */
  readonly label?: string;
  /** The words take the colour of the glyph. */
  readonly isToned?: boolean;
  readonly children: ReactNode;
};

/** A small glyph and words that may take several lines: the glyph stands at the first. */
export function GlyphLine({ tone, label, isToned = false, children }: GlyphLineProps) {
  return (
    <span
      className={`flex items-start gap-x-1.5 text-label/5 ${isToned ? `font-medium ${TONE_TEXT[tone]}` : "text-ink-2"}`}
    >
      <span className="mt-1 flex-none leading-none">
        <ToneGlyph tone={tone} size={12} {...(label === undefined ? {} : { label })} />
      </span>
      <span className="min-w-0 [overflow-wrap:anywhere]">{children}</span>
    </span>
  );
}
