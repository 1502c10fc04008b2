import { ViewSwitch } from "@/components/panels/view-switch";
import { SegmentedLinks } from "@/components/ui/button";
import type { Params } from "@/components/ui/href";
import { TREEMAP_AREAS, type TreemapArea } from "@/lib/domain/board/treemap-rows";

type TreemapSwitchesProps = {
  readonly area: TreemapArea;
  readonly dir: string;
  readonly hrefOf: (params: Params) => string;
};

const AREAS: Readonly<Record<TreemapArea, string>> = { lines: "Lines", imports: "Imports" };

/** What areas are to scale with, and the way back up from the folder that is drawn. */
export function TreemapSwitches({ area, dir, hrefOf }: TreemapSwitchesProps) {
  const parts = dir === "" ? [] : dir.split("/");
  return (
    <div className="mb-3 flex flex-wrap items-center gap-x-3 gap-y-2">
      <ViewSwitch view="treemap" hrefOf={hrefOf} />
      <SegmentedLinks
        label="Area by"
        items={TREEMAP_AREAS.map((one) => ({
          label: AREAS[one],
          title: one === "lines" ? "Area by lines" : "Area by imports of the subject",
          href: hrefOf({ area: one, page: null }),
          isCurrent: one === area,
        }))}
      />
      <nav aria-label="Folder" className="flex flex-wrap items-center gap-x-1.5 text-label">
        {parts.length === 0 ? (
          <span className="text-ink-3">all folders</span>
        ) : (
          <a href={hrefOf({ dir: null, page: null })}>all folders</a>
        )}
        {parts.map((part, index) => {
          const name = parts.slice(0, index + 1).join("/");
          return (
            <span key={name} className="font-mono">
              <span className="text-ink-4">/ </span>
              {name === dir ? part : <a href={hrefOf({ dir: name, page: null })}>{part}</a>}
            </span>
          );
        })}
      </nav>
    </div>
  );
}
