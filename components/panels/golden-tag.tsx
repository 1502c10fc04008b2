import { GOLDEN_MARKS } from "@/components/panels/golden-words";
import { ToneGlyph } from "@/components/ui/glyph";
import { StateTag } from "@/components/ui/tag";
import type { GoldenPathState } from "@/lib/domain/verdict/words";

/** Glyph and word of a state. */
export function GoldenTag({ state }: { readonly state: GoldenPathState }) {
  const { tone, word } = GOLDEN_MARKS[state];
  return <StateTag tone={tone}>{word}</StateTag>;
}

type GoldenGlyphProps = { readonly state: GoldenPathState; readonly size?: number };

/** The glyph alone; its word is said to readers. */
export function GoldenGlyph({ state, size = 15 }: GoldenGlyphProps) {
  const { tone, word } = GOLDEN_MARKS[state];
  return <ToneGlyph tone={tone} size={size} label={word} />;
}
