import { AsOfMenu } from "./as-of-menu";
import { CommitSlider } from "./commit-slider";
import type { AsOf, Strip, Versions } from "./types";
import { VersionSwitch } from "./version-switch";

export type AsOfStripProps = {
  readonly asOf: AsOf;
  readonly versions: Versions;
  readonly strip: Strip;
};

/** Always in sight: the moment, the count over all commits as a slider, the plan version. */
export function AsOfStrip({ asOf, versions, strip }: AsOfStripProps) {
  return (
    <section
      aria-label="As of"
      data-frame="chrome"
      className="sticky top-0 z-20 grid h-14 grid-cols-[auto_1fr_auto] border-b border-hair bg-layer max-tablet:h-auto max-tablet:grid-cols-[1fr_auto]"
    >
      <AsOfMenu asOf={asOf} planStartsAt={strip.planStartsAt} />
      <CommitSlider asOf={asOf} strip={strip} />
      <div className="flex items-center gap-2.5 border-l border-hair px-5 max-tablet:row-start-1 max-tablet:border-l-0 max-tablet:px-3.5">
        <VersionLabel versions={versions} />
        <span className="flex-none">
          <VersionSwitch versions={versions} />
        </span>
      </div>
    </section>
  );
}

function VersionLabel({ versions }: { readonly versions: Versions }) {
  if (versions.supersededBy !== null) {
    return (
      <span className="max-w-28 text-right text-label text-balance text-ink-2 max-tablet:max-w-24 max-tablet:text-axis">
        v{versions.supersededBy} is in force, v{versions.current} is read
      </span>
    );
  }
  if (versions.isInForce) {
    return <span className="text-label text-ink-3 max-rail:sr-only">read under plan</span>;
  }
  return (
    <span className="max-w-28 text-right text-label text-balance text-ink-2 max-tablet:max-w-24 max-tablet:text-axis">
      v{versions.current} was not in force on this day
    </span>
  );
}
