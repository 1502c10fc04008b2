import type { ReactNode } from "react";
import { type Shape, ShapeGlyph, TONE_TEXT, type Tone, ToneGlyph } from "./glyph";

export type Fact = {
  /** What is counted, in a few words. */
  readonly label: ReactNode;
  readonly value: ReactNode;
  /** Where the number opens. */
  readonly href: string;
  readonly note?: ReactNode;
  /** Draws the glyph and takes its colour for the value. */
  readonly tone?: Tone;
  /** A shape before the value, with its colour class. */
  readonly mark?: { readonly shape: Shape; readonly color: string };
};

export type FactRowProps = {
  /** Said to readers. */
  readonly label: string;
  /** Two to six; two abreast on phones, three on tablets. */
  readonly facts: readonly Fact[];
};

/** The strip of facts under the sentence of a page. */
export function FactRow({ label, facts }: FactRowProps) {
  return (
    <ul
      aria-label={label}
      className="mb-4 grid grid-cols-2 overflow-hidden rounded-3 border border-hair bg-layer tablet:grid-cols-3 rail:flex max-tablet:mb-3"
    >
      {facts.map((fact) => (
        <li
          key={fact.href + String(fact.label)}
          className="-mt-px -ml-px min-w-0 border-t border-l border-hair-2 rail:flex-auto"
        >
          <FactCell {...fact} />
        </li>
      ))}
    </ul>
  );
}

function FactCell({ label, value, href, note, tone, mark }: Fact) {
  return (
    <a
      href={href}
      className="block h-full px-4 pt-[11px] pb-3 text-ink -outline-offset-2 hover:bg-hover hover:no-underline max-tablet:px-3.5 max-tablet:py-[9px]"
    >
      <span className="block text-label text-ink-3">{label}</span>
      <span
        className={`mt-0.5 flex items-center gap-[7px] text-fact font-semibold whitespace-nowrap max-tablet:text-[16px]/6 ${tone ? TONE_TEXT[tone] : ""}`}
      >
        {tone ? <ToneGlyph tone={tone} size={16} /> : null}
        {mark ? <ShapeGlyph shape={mark.shape} className={mark.color} size={14} /> : null}
        {value}
      </span>
      {note ? <span className="block text-label text-ink-2">{note}</span> : null}
    </a>
  );
}
