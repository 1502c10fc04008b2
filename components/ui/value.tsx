"use client";

import {
  formatAge,
  formatChange,
  formatCount,
  formatIso,
  formatMoment,
  formatSpan,
} from "./format";
import { ToneGlyph } from "./glyph";
import { useShownMoment } from "./shown-moment";

export type NumProps = {
  readonly value: number;
  /** Writes the sign of a change: +116, −240. */
  readonly signed?: boolean;
  /** Where the number opens into its evidence. */
  readonly href?: string;
  readonly className?: string;
};

/** A count or a change, tabular, a link when it opens into something. */
export function Num({ value, signed = false, href, className = "" }: NumProps) {
  const text = signed ? formatChange(value) : formatCount(value);
  if (href === undefined) return <span className={className}>{text}</span>;
  return (
    <a href={href} className={className}>
      {text}
    </a>
  );
}

export type WhenProps = {
  /** Epoch ms. */
  readonly at: number;
  /** Epoch ms; with it the age stands beside the clock time. */
  readonly now?: number;
  readonly className?: string;
};

/** A moment in UTC, and its age where `now` is given. The year stands there when it is not the one the page is shown at. */
export function When({ at, now, className = "" }: WhenProps) {
  const shownAt = useShownMoment();
  return (
    <span className={`whitespace-nowrap ${className}`}>
      <time dateTime={formatIso(at)} title={`${formatIso(at)} (UTC)`}>
        {formatMoment(at, now ?? shownAt)}
      </time>
      {now === undefined ? null : (
        <span className="text-ink-3">
          {" · "}
          {formatAge(at, now)}
        </span>
      )}
    </span>
  );
}

/** How long something lasted, ms: `2 h 55 min`. */
export function Span({ ms }: { readonly ms: number }) {
  return (
    <time dateTime={`PT${Math.max(0, Math.round(ms / 1000))}S`} className="whitespace-nowrap">
      {formatSpan(ms)}
    </time>
  );
}

/** The word for a value that is not known, with its glyph; a reason goes into `title` or beside it. */
export function UnknownWord({
  title,
  word = "unknown",
}: {
  readonly title?: string;
  readonly word?: string;
}) {
  return (
    <span
      title={title}
      className="inline-flex items-center gap-1 font-medium whitespace-nowrap text-unknown"
    >
      <ToneGlyph tone="unknown" size={13} />
      {word}
    </span>
  );
}
