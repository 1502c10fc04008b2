import type { ReactNode } from "react";
import { CopyLine } from "./copy";
import { ToneGlyph } from "./glyph";
import { When } from "./value";

export type EmptyProps = {
  /** One sentence: nothing is there, and that is a fact. */
  readonly children: ReactNode;
  /** What would make it non-empty. */
  readonly hint?: ReactNode;
};

export function Empty({ children, hint }: EmptyProps) {
  return (
    <div className="py-1 text-body text-ink-2">
      <p>{children}</p>
      {hint ? <p className="mt-1 text-ink-3">{hint}</p> : null}
    </div>
  );
}

export type UnknownProps = {
  /** The word: unknown, not checked. */
  readonly word?: string;
  /** Why it is not known. */
  readonly reason: ReactNode;
  /** Since when, epoch ms. */
  readonly since?: number;
  readonly now?: number;
  /** The command that mends it. */
  readonly command?: string;
};

/** Missing data, drawn as such: hatch, dashed ring, word, reason, since when, and what mends it. */
export function Unknown({ word = "Unknown", reason, since, now, command }: UnknownProps) {
  return (
    <div className="hatched rounded-2 p-3">
      <div className="w-fit max-w-full rounded-1 bg-layer px-2.5 py-2">
        <p className="flex items-center gap-1.5 font-medium text-unknown">
          <ToneGlyph tone="unknown" />
          {word}
        </p>
        <p className="mt-0.5 text-ink-2">{reason}</p>
        {since === undefined ? null : (
          <p className="mt-0.5 text-label text-ink-3">
            since <When at={since} {...(now === undefined ? {} : { now })} />
          </p>
        )}
        {command === undefined ? null : (
          <div className="mt-2">
            <CopyLine command={command} label="Copy the command that mends it" />
          </div>
        )}
      </div>
    </div>
  );
}

export type SkeletonProps = {
  /** px of the area that waits, so that nothing moves when it arrives. */
  readonly height: number;
  /** Said to readers. */
  readonly label: string;
};

/** Axis hairlines where a chart will stand; drawn after 200 ms only. */
export function Skeleton({ height, label }: SkeletonProps) {
  return (
    <div role="status" aria-label={label} style={{ height }} className="skeleton relative">
      <span className="absolute top-2 left-0 h-0.5 w-24 bg-ink-4" />
      {[0, 1, 2, 3].map((line) => (
        <span
          key={line}
          style={{ top: `${20 + line * 20}%` }}
          className="absolute inset-x-0 border-t border-grid"
        />
      ))}
      <span className="absolute inset-x-0 bottom-5 border-t border-ink-4" />
    </div>
  );
}

export type DisclosureProps = {
  readonly summary?: ReactNode;
  readonly id?: string;
  readonly children: ReactNode;
};

/** A footer's evidence: how a number was made, in place. */
export function Disclosure({
  summary = "How this number was made",
  id,
  children,
}: DisclosureProps) {
  return (
    <details id={id} className="group min-w-0 open:basis-full">
      <summary className="cursor-pointer list-none text-accent-ink hover:underline [&::-webkit-details-marker]:hidden">
        {summary}
      </summary>
      <div className="mt-1.5 max-w-[76ch] text-body text-ink-2">{children}</div>
    </details>
  );
}
