import { SegmentedLinks } from "@/components/ui/button";
import type { Params } from "@/components/ui/href";

export type MapView = "heatmap" | "treemap";

type ViewSwitchProps = {
  readonly view: MapView;
  readonly hrefOf: (params: Params) => string;
};

/** What only one of the two views reads, and so does not stand in the URL of the other. */
const OWN = {
  heatmap: ["value", "sort", "colour", "open", "rows", "zoom", "page"],
  treemap: ["area", "dir", "commit", "beside", "page"],
} as const;

/** Files by time, or the tree at one moment. */
export function ViewSwitch({ view, hrefOf }: ViewSwitchProps) {
  const none = Object.fromEntries(OWN[view].map((name) => [name, null]));
  return (
    <SegmentedLinks
      label="View"
      items={[
        {
          label: "Files × time",
          href: hrefOf(view === "heatmap" ? { view: null } : { ...none, view: null }),
          isCurrent: view === "heatmap",
        },
        {
          label: "Treemap",
          href: hrefOf(view === "treemap" ? { view } : { ...none, view: "treemap" }),
          isCurrent: view === "treemap",
        },
      ]}
    />
  );
}
