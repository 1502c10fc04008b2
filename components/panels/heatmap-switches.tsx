import { SegmentedLinks } from "@/components/ui/button";
import type { HeatmapModel } from "@/lib/api/heatmap";
import { HEAT_SORTS, HEAT_VALUES, type HeatSort, type HeatValue } from "@/lib/domain/board/heatmap";
import { plural, spanInWords } from "@/lib/domain/words";

type HeatmapSwitchesProps = {
  readonly data: HeatmapModel;
  readonly sort: string;
  readonly hrefOf: (params: Readonly<Record<string, string | null>>) => string;
};

const VALUES: Readonly<Record<HeatValue, string>> = {
  violations: "Violations",
  unplanned: "Unplanned",
};
const SORTS: Readonly<Record<HeatSort, { readonly word: string; readonly title: string }>> = {
  now: { word: "Most now", title: "Most now first, then what held one last" },
  path: { word: "Path", title: "By path" },
  change: { word: "Last change", title: "What changed last first" },
};

/** What the cells count and how rows are sorted: links, so that the URL holds both. */
export function HeatmapSwitches({ data, sort, hrefOf }: HeatmapSwitchesProps) {
  const { columns, columnMs } = data;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 max-tablet:mb-3">
      <SegmentedLinks
        label="Cells count"
        items={HEAT_VALUES.map((value) => ({
          label: VALUES[value],
          href: hrefOf({ value: value === "violations" ? null : value, open: null, page: null }),
          isCurrent: value === data.value,
        }))}
      />
      <SegmentedLinks
        label="Sort by"
        items={HEAT_SORTS.map((one) => ({
          label: SORTS[one].word,
          title: SORTS[one].title,
          href: hrefOf({ sort: one === "now" ? null : one, open: null, page: null }),
          isCurrent: one === sort,
        }))}
      />
      {columns.length > 0 ? (
        <span className="text-label text-ink-3">
          {`${plural(columns.length, "column")}, one each ${spanInWords(columnMs)}`}
        </span>
      ) : null}
    </div>
  );
}
