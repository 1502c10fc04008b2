import { Disclosure } from "@/components/ui/states";
import type { TreemapArea } from "@/lib/domain/board/treemap-rows";
import { plural } from "@/lib/domain/words";

type TreemapMadeProps = {
  readonly area: TreemapArea;
  /** Files of the folder that have no area. */
  readonly left: number;
  readonly isTreeKnown: boolean;
};

const AREAS: Readonly<Record<TreemapArea, string>> = {
  lines:
    "A file is as large as the number of its lines that a scan gave last, up to the commit of the page.",
  imports:
    "A file is as large as the most imports of the subject that it held at one of the commits of the slider.",
};
const LEFT: Readonly<Record<TreemapArea, string>> = {
  lines: "no scan gave the number of lines: scans list only files with imports that they record",
  imports: "they held no import of the subject",
};

/** What areas and colours are made of, and what is not drawn. */
export function TreemapMade({ area, left, isTreeKnown }: TreemapMadeProps) {
  return (
    <Disclosure summary="How areas and colours were made">
      <p>
        {AREAS[area]} So nothing moves while the commits go by. What stands side by side in a folder
        is to scale; a strip with a name is taken from its own folder. A folder that holds one
        folder alone is one with it. The layout is squarified (Bruls, Huizing and van Wijk, 2000).
      </p>
      <p className="mt-2">
        The colour is the share of the imports of the subject in scope that are legacy at the commit
        shown; exempt ones are not counted. A file that could not be read then is hatched, and
        counted with what was found in it last, one that was not in the tree is blank, one without
        an import of the subject is bare.
      </p>
      <p className="mt-2">
        {isTreeKnown
          ? "Drawn are the files of the tree at the commit of the page, and those that held an import of the subject before."
          : "No full scan says which files there are, so only those that held an import of the subject are drawn."}
        {left === 0 ? "" : ` ${plural(left, "file")} not drawn: ${LEFT[area]}.`}
      </p>
    </Disclosure>
  );
}
