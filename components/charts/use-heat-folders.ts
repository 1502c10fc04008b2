"use client";

import { useEffect, useMemo } from "react";
import { whenIdle } from "@/components/ui/when-idle";
import { heatTreeFor } from "@/lib/domain/board/heat-owners";
import type { HeatRows } from "@/lib/domain/board/heat-rows";
import { HEAT_SORTS, type HeatSort } from "@/lib/domain/board/heat-sort";
import {
  type ArrangedFolder,
  type ArrangeOptions,
  arrange,
  type HeatTree,
} from "@/lib/domain/board/heat-tree";
import { heatLayout } from "./heat-layout";

export type HeatFoldersInput = {
  readonly rows: HeatRows;
  readonly sort: HeatSort;
  readonly critical: readonly string[];
  readonly openFolders: readonly string[] | null;
  readonly rowHeight: number;
  readonly onOpenFolders: (names: readonly string[]) => void;
};

/** Folders under the order, and where they stand; with a switch for each. */
export function useHeatFolders(input: HeatFoldersInput) {
  const { rows, sort, critical, openFolders, rowHeight, onOpenFolders } = input;
  const folders = useMemo(() => arranged(rows, { sort, critical }), [rows, sort, critical]);
  useOtherOrders(rows, critical);
  const open = useMemo(
    () => new Set(openFolders ?? folders.slice(0, 1).map(({ name }) => name)),
    [openFolders, folders],
  );
  const layout = useMemo(() => heatLayout(folders, open, rowHeight), [folders, open, rowHeight]);
  const onToggle = useMemo(
    () => (name: string) => {
      const next = new Set(open);
      if (!next.delete(name)) next.add(name);
      onOpenFolders([...next]);
    },
    [open, onOpenFolders],
  );
  return { layout, onToggle };
}

type Known = {
  readonly tree: HeatTree;
  readonly orders: Map<string, readonly ArrangedFolder[]>;
};

/** By the column of what stands now: rows of another span of time share it (`sharingColumns`), so that a zoom sorts nothing. */
const known = new WeakMap<object, Known>();

function arranged(rows: HeatRows, options: ArrangeOptions): readonly ArrangedFolder[] {
  const { sort } = options;
  const column = sort === "owner" ? (rows.owners ?? rows.paths) : rows.now;
  const found: Known = known.get(column) ?? {
    tree: heatTreeFor(sort, rows.paths, rows.owners ?? null),
    orders: new Map(),
  };
  known.set(column, found);
  const name = JSON.stringify(options);
  const order = found.orders.get(name) ?? arrange(found.tree, rows, options);
  found.orders.set(name, order);
  return order;
}

/** Sorts by all orders while nothing else is to be done: tens of thousands of rows take longer than a frame. */
function useOtherOrders(rows: HeatRows, critical: readonly string[]): void {
  useEffect(() => {
    const left = [...HEAT_SORTS];
    const next = () => {
      const sort = left.pop();
      if (sort === undefined) return;
      arranged(rows, { sort, critical });
      drop = whenIdle(next);
    };
    let drop = whenIdle(next);
    return () => drop();
  }, [rows, critical]);
}
