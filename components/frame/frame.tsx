import { type ReactNode, Suspense } from "react";
import { formatStamp, shortSha } from "@/components/ui/format";
import { ShownMoment } from "@/components/ui/shown-moment";
import { AsOfStrip, type AsOfStripProps } from "./as-of-strip";
import { KeysDoor, PaletteDoor, SaveViewDoor } from "./doors";
import { Header, type HeaderProps } from "./header";
import { Heard } from "./heard";
import { Keys } from "./keys";
import { Notices } from "./notices";
import { RailNav } from "./rail";
import { SkipLink } from "./skip-link";
import { SoftLinks } from "./soft-links";
import type { Notice, PaletteItem, Rail } from "./types";

export type FrameProps = HeaderProps &
  AsOfStripProps & {
    readonly rail: Rail;
    readonly notices?: readonly Notice[];
    /** Beside pages, versions and actions, which the frame adds itself. */
    readonly paletteItems?: readonly PaletteItem[];
    /** Answers `?q=` with a PaletteAnswer: files, tests, commits. */
    readonly searchHref?: string;
    readonly children: ReactNode;
  };

/** The frame of every page of a plan: header, notices, the `as of` strip, the rail, the page. */
export function Frame({
  project,
  projects = [],
  plan,
  plans = [],
  asOf,
  versions,
  strip,
  rail,
  notices = [],
  paletteItems = [],
  searchHref,
  children,
}: FrameProps) {
  return (
    <>
      <SkipLink />
      <Header
        {...(project && { project })}
        {...(plan && { plan })}
        projects={projects}
        plans={plans}
      />
      <Notices notices={notices} />
      <AsOfStrip asOf={asOf} versions={versions} strip={strip} />
      <div className="grid min-h-[calc(100dvh-104px)] grid-cols-1 print:min-h-0 grid-rows-[auto_1fr] rail:grid-cols-[208px_minmax(0,1fr)] rail:grid-rows-1">
        <RailNav rail={rail} />
        <main
          id="main"
          tabIndex={-1}
          className="w-full max-w-[1480px] min-w-0 px-7 pt-6 pb-14 outline-none max-rail:px-5 max-rail:pt-5 max-rail:pb-12 max-tablet:px-3.5 max-tablet:pt-4 max-tablet:pb-10"
        >
          <p data-print="as-of" className="print-only text-label">
            {[project?.name, plan?.title].filter(Boolean).join(", ")}, plan version{" "}
            {versions.current}, as of {shortSha(asOf.sha)}, {formatStamp(asOf.t)} UTC
          </p>
          <ShownMoment at={asOf.t}>{children}</ShownMoment>
        </main>
      </div>
      {/* Only what is not in sight may wait: a boundary around the page would hold its first paint back. */}
      <Suspense>
        <Keys asOf={asOf} versions={versions} rail={rail} />
        <KeysDoor rail={rail} />
        <SaveViewDoor asOf={asOf} />
        <PaletteDoor
          rail={rail}
          versions={versions}
          items={paletteItems}
          {...(searchHref === undefined ? {} : { searchHref })}
        />
        <Heard />
      </Suspense>
      <SoftLinks />
    </>
  );
}
