import type { ReactNode } from "react";
import { BobMark } from "./bob";

/** The frame of what may stand in place of any page, and is therefore loaded with each: the way home, and nothing to switch. */
export function PlainFrame({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <header
        data-frame="chrome"
        className="flex h-12 items-center border-b border-hair bg-layer px-5 max-tablet:px-3.5"
      >
        <a
          href="/"
          className="flex h-8 flex-none items-center gap-2 font-semibold tracking-[-0.01em] text-ink hover:no-underline"
        >
          <BobMark />
          Plumbline
        </a>
      </header>
      <main
        id="main"
        className="mx-auto w-full max-w-[1280px] px-7 pt-8 pb-14 max-rail:px-5 max-tablet:px-3.5 max-tablet:pt-5"
      >
        {children}
      </main>
    </>
  );
}
