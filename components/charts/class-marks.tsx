import type { ReactNode } from "react";
import { type Shape, ShapeGlyph } from "@/components/ui/glyph";
import { ShapeTag } from "@/components/ui/tag";
import type { ImportClass } from "@/lib/domain/import-class";

export type ClassMark = {
  readonly word: string;
  readonly shape: Shape;
  /** Colour class of glyphs. */
  readonly color: string;
  /** Colour as CSS. */
  readonly paint: string;
  /** Class of an HTML bar: colour and pattern. */
  readonly fill: string;
};

const COLORS = {
  legacy: "text-legacy",
  unplanned: "text-unplanned",
  unclassified: "text-unclassified",
  canonical: "text-canonical",
  exempt: "text-exempt",
} as const;

/** Glyph, word, colour and pattern of each class; colour never stands alone. */
export const CLASS_MARKS: Readonly<Record<ImportClass, ClassMark>> = {
  legacy: mark("Legacy", "square", "legacy"),
  unplanned: mark("Unplanned", "diamond", "unplanned"),
  unclassified: mark("Unclassified", "hollow-diamond", "unclassified"),
  canonical: mark("Canonical", "disc", "canonical"),
  exempt: mark("Exempt", "ring", "exempt"),
  outOfScope: mark("Out of scope", "ring", "exempt"),
};

function mark(word: string, shape: Shape, token: keyof typeof COLORS): ClassMark {
  return { word, shape, color: COLORS[token], paint: `var(--${token})`, fill: `fill-${token}` };
}

/** From the base up: what must go to zero stands on the axis. */
export const STACK_ORDER = ["legacy", "unplanned", "unclassified", "canonical"] as const;
export type StackClass = (typeof STACK_ORDER)[number];

export type ClassTagProps = {
  readonly of: ImportClass;
  /** In place of the class's word. */
  readonly children?: ReactNode;
};

/** Glyph and word of a class. */
export function ClassTag({ of, children }: ClassTagProps) {
  const { shape, color, word } = CLASS_MARKS[of];
  return (
    <ShapeTag shape={shape} color={color}>
      {children ?? word}
    </ShapeTag>
  );
}

export type ClassGlyphProps = {
  readonly of: ImportClass;
  readonly size?: number;
  /** False where the word stands beside it. */
  readonly isNamed?: boolean;
};

/** The glyph alone; its word is said to readers. */
export function ClassGlyph({ of, size = 9, isNamed = true }: ClassGlyphProps) {
  const { shape, color, word } = CLASS_MARKS[of];
  return (
    <ShapeGlyph shape={shape} className={color} size={size} {...(isNamed ? { label: word } : {})} />
  );
}

/** Legend entries in the given order. */
export function ClassLegend({
  classes = STACK_ORDER,
}: {
  readonly classes?: readonly ImportClass[];
}) {
  return classes.map((one) => <ClassTag key={one} of={one} />);
}
