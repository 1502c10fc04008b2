import { type ReactNode, Suspense } from "react";
import { PaletteDoor } from "./doors";
import { Header, type HeaderProps } from "./header";
import { Heard } from "./heard";
import { Notices } from "./notices";
import { SkipLink } from "./skip-link";
import { SoftLinks } from "./soft-links";
import type { Notice, PaletteItem } from "./types";

export type BareFrameProps = HeaderProps & {
  readonly notices?: readonly Notice[];
  /** What the palette finds here. */
  readonly items?: readonly PaletteItem[];
  readonly children: ReactNode;
};

/** The frame of pages outside a plan: the home page, discover, errors. */
export function BareFrame({ notices = [], items = [], children, ...header }: BareFrameProps) {
  return (
    <>
      <SkipLink />
      <Header {...header} />
      <Notices notices={notices} />
      <main
        id="main"
        tabIndex={-1}
        className="mx-auto w-full max-w-[1280px] px-7 pt-8 pb-14 outline-none max-rail:px-5 max-tablet:px-3.5 max-tablet:pt-5"
      >
        {children}
      </main>
      <Suspense>
        <PaletteDoor rail={[]} items={items} />
        <Heard />
      </Suspense>
      <SoftLinks />
    </>
  );
}
