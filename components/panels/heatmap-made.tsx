import type { HeatColour } from "@/components/charts/heat-codes";
import { Disclosure } from "@/components/ui/states";
import type { PackedHeatmap } from "@/lib/api/heatmap";
import { DIVIDED_FROM } from "@/lib/domain/board/heat-tree";
import { plural, spanInWords } from "@/lib/domain/words";

/** How a cell was made, and the three absences that must not be mistaken for each other. */
type HeatmapMadeProps = { readonly data: PackedHeatmap; readonly colour: HeatColour };

export function HeatmapMade({ data, colour }: HeatmapMadeProps) {
  const what = data.value === "violations" ? "legacy imports" : "unplanned imports";
  return (
    <Disclosure summary="How a cell was made">
      <p>
        A column is {spanInWords(data.columnMs)} long; a cell shows the most {what} that stood in
        the file at some commit within it, so nothing between two columns is lost. The eight bins
        are the same in every view. {COLOURS[colour]}
      </p>
      <p className="mt-2">
        A closed folder is drawn whole, however many files it holds: where several of them share a
        line, the worst is drawn, any count before unreadable, unreadable before 0. A folder of up
        to {DIVIDED_FROM - 1} files opens into its files, a larger one into its folders first.
      </p>
      <dl className="mt-2 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-1">
        <dt className="font-medium text-ink">0</dt>
        <dd>the file imports the subject, and none of its imports is one of the {what}</dd>
        <dt className="font-medium text-ink">bare</dt>
        <dd>no import of the subject stood in the file, or the file did not exist</dd>
        <dt className="font-medium text-ink">hatched</dt>
        <dd>
          the file could not be read: unknown, neither wrong nor clean.
          {data.unreadableFiles > 0
            ? ` ${plural(data.unreadableFiles, "file")} for part of the time; a file's own page gives the reason.`
            : " None here."}
        </dd>
      </dl>
    </Disclosure>
  );
}

const COLOURS: Readonly<Record<HeatColour, string>> = {
  violations: "",
  change:
    "By change, a cell shows what came less what went within its column; what went fills the lower half of a row only. A rename is no change, nor is what the first commit found.",
  age: "By age, a cell shows how long the oldest that stood within its column had stood at its end; a rename begins the age of the file at its new path.",
};
