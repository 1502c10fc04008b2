import { describe, expect, it } from "vitest";
import { groupItems, rankItems } from "./palette-rank";
import type { PaletteItem } from "./types";

const item = (label: string, over: Partial<PaletteItem> = {}): PaletteItem => ({
  id: label,
  group: "Pages",
  label,
  ...over,
});

const ITEMS = [
  item("Heat map"),
  item("Burndown"),
  item("Copy as map", { group: "Do" }),
  item("remap.py", { group: "Files" }),
  item("Files", { hint: "list of the map" }),
];

describe("rankItems", () => {
  it("puts starts before words before middles before hints", () => {
    expect(rankItems([...ITEMS, item("Map")], "map").map(({ label }) => label)).toEqual([
      "Map",
      "Heat map",
      "Copy as map",
      "remap.py",
      "Files",
    ]);
  });

  it("wants every word", () => {
    expect(rankItems(ITEMS, "map heat").map(({ label }) => label)).toEqual(["Heat map"]);
    expect(rankItems(ITEMS, "nothing")).toEqual([]);
  });

  it("keeps all in order without a query", () => {
    expect(rankItems(ITEMS, "  ")).toEqual(ITEMS);
  });
});

describe("groupItems", () => {
  it("keeps groups together in order of their first item", () => {
    expect(groupItems(ITEMS).map(({ group, items }) => [group, items.length])).toEqual([
      ["Pages", 3],
      ["Do", 1],
      ["Files", 1],
    ]);
  });
});
