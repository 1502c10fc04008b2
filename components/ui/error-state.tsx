import type { ReactNode } from "react";
import { ToneGlyph } from "./glyph";

export type ErrorStateProps = {
  /** What failed, in a sentence. */
  readonly children: ReactNode;
  /** The button or link that tries again. */
  readonly retry?: ReactNode;
};

/** What failed, and how to try again. */
export function ErrorState({ children, retry }: ErrorStateProps) {
  return (
    <div role="alert" className="flex flex-wrap items-center gap-x-4 gap-y-2 py-1">
      <p className="flex items-center gap-2 text-ink">
        <ToneGlyph tone="bad" />
        <span>{children}</span>
      </p>
      {retry}
    </div>
  );
}
