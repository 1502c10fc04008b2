"use client";

import { useMemo } from "react";
import { Treemap } from "@/components/charts/treemap";
import { codesOf, fileWords, shareWords } from "@/components/panels/treemap-state";
import { formatStamp, shortSha } from "@/components/ui/format";
import type { TreemapMoment } from "@/lib/api/treemap";
import type { TreemapFile } from "@/lib/domain/board/treemap";
import { sumsOf, treemapStates } from "@/lib/domain/board/treemap-states";
import { plural } from "@/lib/domain/words";

type TreemapMapProps = {
  readonly label: string;
  readonly files: readonly TreemapFile[];
  readonly paths: readonly string[];
  readonly weights: Float64Array;
  readonly dir: string;
  readonly moment: number;
  readonly stamp: TreemapMoment | undefined;
  /** Names the moment over the map, where two stand beside each other. */
  readonly isNamed: boolean;
  readonly dirHref: (dir: string) => string;
  readonly fileHref: (path: string) => string;
};

/** The tree at one moment. */
export function TreemapMap(props: TreemapMapProps) {
  const { label, files, moment, stamp, isNamed } = props;
  const states = useMemo(() => treemapStates(files, moment), [files, moment]);
  const codes = useMemo(() => codesOf(states), [states]);
  const when = stamp === undefined ? "" : `${formatStamp(stamp.t)} UTC, ${shortSha(stamp.sha)}`;
  const folderWords = (inside: readonly number[]) => {
    const sums = sumsOf(states, inside);
    return `${plural(sums.files, "file")}; ${shareWords(sums.imports, sums.legacy)}`;
  };
  return (
    <div className="min-w-0">
      {isNamed ? <p className="mb-1 text-label text-ink-2">{when}</p> : null}
      <Treemap
        {...props}
        label={`${label}, ${when}`}
        codes={codes}
        fileWords={(file) => {
          const found = files[file];
          return found === undefined ? "" : fileWords(found, moment);
        }}
        folderWords={folderWords}
      />
    </div>
  );
}
