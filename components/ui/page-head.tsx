import type { ReactNode } from "react";

export type PageHeadProps = {
  /** The sentence a person would say aloud. */
  readonly sentence: ReactNode;
  readonly lede?: ReactNode;
  /** A quiet line above the sentence: the thing that the page is about. */
  readonly kicker?: ReactNode;
  /** Buttons of the page, at most one primary. */
  readonly actions?: ReactNode;
};

/** The head of a page: one sentence first, then why. */
export function PageHead({ sentence, lede, kicker, actions }: PageHeadProps) {
  return (
    <div className="mb-5 max-tablet:mb-4">
      {kicker ? (
        <div className="mb-1.5 flex flex-wrap items-center gap-x-3 gap-y-1 text-label text-ink-3">
          {kicker}
        </div>
      ) : null}
      <h1 className="max-w-[66ch] text-page font-semibold text-balance max-tablet:text-page-phone">
        {sentence}
      </h1>
      {lede ? <p className="mt-1.5 max-w-[98ch] text-lede text-pretty text-ink-2">{lede}</p> : null}
      {actions ? (
        <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">{actions}</div>
      ) : null}
    </div>
  );
}
