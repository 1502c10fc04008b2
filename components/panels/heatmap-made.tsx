import { Disclosure } from "@/components/ui/states";
import type { HeatmapModel } from "@/lib/api/heatmap";
import { plural, spanInWords } from "@/lib/domain/words";

/** How a cell was made, and the three absences that must not be mistaken for each other. */
export function HeatmapMade({ data }: { readonly data: HeatmapModel }) {
  const what = data.value === "violations" ? "legacy imports" : "unplanned imports";
  return (
    <Disclosure summary="How a cell was made">
      <p>
        A column is {spanInWords(data.columnMs)} long; a cell shows the most {what} that stood in
        the file at some commit within it, so nothing between two columns is lost. The eight bins
        are the same in every view. Where several files share a line of a closed folder, the worst
        of them is drawn.
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
