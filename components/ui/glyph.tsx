import type { ReactNode } from "react";

/** Shapes tell the classes apart without colour; the caller gives the colour by `className` (`text-*`). */
export type Shape = "disc" | "square" | "diamond" | "hollow-diamond" | "ring" | "void";
/** How a state stands. Each tone has one glyph and one colour; the word beside it is the caller's. */
export type Tone = "good" | "warn" | "bad" | "unknown" | "waiting";

const SHAPES: Readonly<Record<Shape, ReactNode>> = {
  disc: <circle cx="5" cy="5" r="4.4" fill="currentColor" />,
  square: <rect x="1" y="1" width="8" height="8" fill="currentColor" />,
  diamond: <path d="M5 0 10 5 5 10 0 5z" fill="currentColor" />,
  "hollow-diamond": (
    <path d="M5 .9 9.1 5 5 9.1.9 5z" fill="none" stroke="currentColor" strokeWidth="1.6" />
  ),
  ring: <circle cx="5" cy="5" r="3.9" fill="none" stroke="currentColor" strokeWidth="1.6" />,
  void: (
    <>
      <circle cx="5" cy="5" r="3.7" fill="none" stroke="currentColor" strokeWidth="1.4" />
      <path d="M1.4 8.6 8.6 1.4" fill="none" stroke="currentColor" strokeWidth="1.4" />
    </>
  ),
};

const TONES: Readonly<Record<Tone, ReactNode>> = {
  good: (
    <>
      <circle cx="8" cy="8" r="7" fill="currentColor" />
      <path d="M4.8 8.3 7 10.5l4.3-4.8" fill="none" stroke="var(--layer)" strokeWidth="1.7" />
    </>
  ),
  warn: (
    <>
      <path d="M8 1 15.4 14.4H.6z" fill="currentColor" />
      <path d="M8 5.2v4.7M8 11.2v1.7" stroke="var(--layer)" strokeWidth="1.7" />
    </>
  ),
  bad: (
    <>
      <path d="M5 .8h6L15.2 5v6L11 15.2H5L.8 11V5z" fill="currentColor" />
      <path d="m5.3 5.3 5.4 5.4m0-5.4-5.4 5.4" stroke="var(--layer)" strokeWidth="1.7" />
    </>
  ),
  unknown: (
    <>
      <circle
        cx="8"
        cy="8"
        r="6.6"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
        strokeDasharray="2.3 2.2"
      />
      <path
        d="M6.1 6.3a1.9 1.9 0 1 1 2.7 1.8c-.6.3-.8.6-.8 1.2M8 10.8v1.3"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.4"
      />
    </>
  ),
  waiting: <circle cx="8" cy="8" r="6.4" fill="none" stroke="currentColor" strokeWidth="1.4" />,
};

export const TONE_TEXT: Readonly<Record<Tone, string>> = {
  good: "text-protected",
  warn: "text-risk",
  bad: "text-broken",
  unknown: "text-unknown",
  waiting: "text-ink-2",
};

export type ShapeGlyphProps = {
  readonly shape: Shape;
  /** Colour class; the size is 9 px unless given in px. */
  readonly className?: string;
  readonly size?: number;
  /** Said to readers; absent when a word stands beside it. */
  readonly label?: string;
};

export function ShapeGlyph({ shape, className = "", size = 9, label }: ShapeGlyphProps) {
  return (
    <Mark viewBox="0 0 10 10" size={size} className={className} label={label}>
      {SHAPES[shape]}
    </Mark>
  );
}

export type ToneGlyphProps = {
  readonly tone: Tone;
  readonly className?: string;
  readonly size?: number;
  readonly label?: string;
};

export function ToneGlyph({ tone, className, size = 14, label }: ToneGlyphProps) {
  return (
    <Mark viewBox="0 0 16 16" size={size} className={className ?? TONE_TEXT[tone]} label={label}>
      {TONES[tone]}
    </Mark>
  );
}

type MarkProps = {
  readonly viewBox: string;
  readonly size: number;
  readonly className: string;
  readonly label: string | undefined;
  readonly children: ReactNode;
};

function Mark({ viewBox, size, className, label, children }: MarkProps) {
  return (
    <>
      <svg
        aria-hidden="true"
        focusable="false"
        viewBox={viewBox}
        width={size}
        height={size}
        className={`inline-block flex-none overflow-visible ${className}`}
      >
        {children}
      </svg>
      {label === undefined ? null : <span className="sr-only">{label}</span>}
    </>
  );
}
