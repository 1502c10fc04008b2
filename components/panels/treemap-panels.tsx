"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { TreemapLegend } from "@/components/charts/treemap-legend";
import { TreemapFooter, TreemapMaps } from "@/components/panels/treemap-maps";
import {
  areaOf,
  momentOf,
  shareWords,
  TREEMAP_VIEW_PARAMS,
} from "@/components/panels/treemap-state";
import { TreemapSwitches } from "@/components/panels/treemap-switches";
import { TreemapTable } from "@/components/panels/treemap-table";
import { TreemapTime } from "@/components/panels/treemap-time";
import { useSteps } from "@/components/panels/use-steps";
import { useViewParams } from "@/components/panels/use-view-params";
import { PageHead } from "@/components/ui/page-head";
import { Panel } from "@/components/ui/panel";
import { useLate } from "@/components/ui/use-late";
import { filePageHref } from "@/lib/api/page-params";
import { type PlanPlace, planUrl } from "@/lib/api/plan-query";
import { treemapQuery } from "@/lib/api/treemap";
import { unpackFiles } from "@/lib/domain/board/treemap-pack";
import { treemapEntries, treemapRows } from "@/lib/domain/board/treemap-rows";
import { treemapFinding, treemapHeadline, treemapLede } from "@/lib/domain/board/treemap-sentences";
import { sumsOf, treemapStates } from "@/lib/domain/board/treemap-states";

type Strings = Readonly<Record<string, string>>;
type TreemapPanelsProps = {
  readonly place: PlanPlace;
  readonly moment: Strings;
  readonly asked: Strings;
};

/** The tree as areas: where what is legacy stands, at one moment or at two. */
export function TreemapPanels({ place, moment: at, asked }: TreemapPanelsProps) {
  const { data } = useSuspenseQuery(treemapQuery(place, { ...at, ...asked }));
  const files = useMemo(() => unpackFiles(data.packed), [data.packed]);
  const view = useViewParams(TREEMAP_VIEW_PARAMS);
  const { shown, hrefOf, set } = view;
  const last = data.moments.length - 1;
  const onRest = useCallback(
    (index: number) =>
      set({ commit: index === last ? null : (data.moments[index]?.sha ?? null) }, "in place"),
    [set, last, data.moments],
  );
  const steps = useSteps(momentOf(data, shown.get("commit")) ?? last, last, onRest);
  const beside = momentOf(data, shown.get("beside"));
  const dir = shown.get("dir") ?? "";
  const area = areaOf(shown.get("area"), files);
  const states = useMemo(() => treemapStates(files, steps.index), [files, steps.index]);
  const other = useMemo(
    () => (beside === null ? null : treemapStates(files, beside)),
    [files, beside],
  );
  const sums = useMemo(() => sumsOf(states), [states]);
  const isTable = shown.get("as") === "table";
  // What is written about a folder follows behind the frame that draws it.
  const lateDir = useLate(dir);
  const entries = useMemo(() => treemapEntries(files, lateDir), [files, lateDir]);
  const rows = useMemo(() => treemapRows(entries, states, other), [entries, states, other]);
  const finding = treemapFinding(lateDir, rows);
  const fileHref = (path: string) => filePageHref(place, path, at);
  const named = {
    commit: shown.get("commit") ?? undefined,
    beside: shown.get("beside") ?? undefined,
  };
  const file = (format: string) => planUrl(place, "treemap", { ...at, ...named, format });
  const table = { rows, page: Number(shown.get("page") ?? 1), hrefOf, fileHref };
  const maps = { files, dir, area, finding, beside, fileHref, data, index: steps.index, hrefOf };
  return (
    <div ref={view.links}>
      <PageHead sentence={treemapHeadline(sums)} lede={treemapLede(sums, data.isTreeKnown)} />
      <TreemapSwitches {...{ area, dir, hrefOf }} />
      <TreemapTime
        {...{ data, steps, beside, hrefOf }}
        words={shareWords(sums.imports, sums.legacy)}
      />
      <Panel
        finding={finding}
        legend={<TreemapLegend />}
        twin={{
          isShown: isTable,
          href: hrefOf({ as: isTable ? null : "table", page: null }),
          table: <TreemapTable label={finding} hasBeside={beside !== null} {...table} />,
        }}
        csv={file("csv")}
        json={file("json")}
        footer={<TreemapFooter {...maps} dir={lateDir} />}
      >
        <TreemapMaps {...maps} />
      </Panel>
    </div>
  );
}
