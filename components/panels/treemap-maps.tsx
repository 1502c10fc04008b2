"use client";

import { useMemo } from "react";
import { TreemapMade } from "@/components/panels/treemap-made";
import { TreemapMap } from "@/components/panels/treemap-map";
import type { Params } from "@/components/ui/href";
import { Empty } from "@/components/ui/states";
import type { PackedTreemap } from "@/lib/api/treemap";
import type { TreemapFile } from "@/lib/domain/board/treemap";
import { type TreemapArea, treemapWeights } from "@/lib/domain/board/treemap-rows";
import { filesBelow } from "@/lib/domain/board/treemap-sentences";

type TreemapMapsProps = {
  readonly files: readonly TreemapFile[];
  readonly dir: string;
  readonly area: TreemapArea;
  readonly finding: string;
  /** Indices of the moments: the one shown, and the one beside it. */
  readonly index: number;
  readonly beside: number | null;
  readonly data: PackedTreemap;
  readonly fileHref: (path: string) => string;
  readonly hrefOf: (params: Params) => string;
};

/** The tree at one moment, or at two: the earlier one stands first, and every file at the same place in both. */
export function TreemapMaps(props: TreemapMapsProps) {
  const { files, dir, area, finding, index, beside, data, fileHref, hrefOf } = props;
  const weights = useMemo(() => treemapWeights(files, area), [files, area]);
  const paths = useMemo(() => files.map(({ path }) => path), [files]);
  const hasArea = useMemo(
    () => files.some(({ path }, file) => (weights[file] ?? 0) > 0 && isBelow(path, dir)),
    [files, weights, dir],
  );
  if (!hasArea) return <NothingDrawn area={area} dir={dir} />;
  const moments = beside === null ? [index] : [Math.min(index, beside), Math.max(index, beside)];
  return (
    <div className="treemap-pair">
      {moments.map((moment, side) => (
        <TreemapMap
          key={side === 0 ? "first" : "second"}
          {...{ files, paths, weights, dir, moment, fileHref }}
          label={finding}
          stamp={data.moments[moment]}
          isNamed={beside !== null}
          dirHref={(name) => hrefOf({ dir: name, page: null })}
        />
      ))}
    </div>
  );
}

function isBelow(path: string, dir: string): boolean {
  return dir === "" || path.startsWith(`${dir}/`);
}

type NothingDrawnProps = Pick<TreemapMapsProps, "area" | "dir">;

function NothingDrawn({ area, dir }: NothingDrawnProps) {
  const where = dir === "" ? "" : ` in ${dir}`;
  if (area === "imports")
    return (
      <Empty hint="Later commits and other plan versions may have some; by lines, files are drawn that hold none.">
        {`No file has held an import of the subject${where} up to this commit.`}
      </Empty>
    );
  return (
    <Empty hint="The scanner of Plumbline records lines; upload the history again with it, or draw by imports.">
      {`No scan gave the number of lines of a file${where}.`}
    </Empty>
  );
}

/** How it was made, with the number of files that are not drawn. */
export function TreemapFooter({ files, dir, area, data }: TreemapMapsProps) {
  const left = useMemo(() => {
    const below = filesBelow(files, dir);
    return treemapWeights(below, area).filter((weight) => weight === 0).length;
  }, [files, dir, area]);
  return <TreemapMade area={area} left={left} isTreeKnown={data.isTreeKnown} />;
}
