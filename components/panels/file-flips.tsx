import { ClassGlyph } from "@/components/charts/class-marks";
import { CommitText, type FilePlace } from "@/components/panels/file-commit";
import { FileLanes, flipsWindow } from "@/components/panels/file-lanes";
import { ModuleText } from "@/components/ui/code-text";
import { Panel } from "@/components/ui/panel";
import type { FileModel } from "@/lib/api/file";
import type { Flip } from "@/lib/domain/board/flips";
import { modulePrefix } from "@/lib/domain/module-prefix";
import { capitalised, counted } from "@/lib/domain/number-words";
import { inWords, spanInWords } from "@/lib/domain/words";

type FileFlipsProps = {
  readonly data: FileModel;
  readonly at: FilePlace;
};

/** What went and came back, named with its two commits; the lanes around it, closer. */
export function FileFlips({ data, at }: FileFlipsProps) {
  const window = flipsWindow(data);
  const finding = flipsFinding(data);
  const prefix = modulePrefix(data.summary.modules.map(({ value }) => value));
  return (
    <Panel
      finding={finding}
      legend={window === null ? undefined : "The same lanes, closer. Times in UTC."}
      footer={
        data.flipped.all > data.flips.length
          ? `The newest ${data.flips.length} of ${inWords(data.flipped.all)}; the CSV of the lives has all.`
          : undefined
      }
    >
      {window === null ? null : <FileLanes label={finding} data={data} at={at} window={window} />}
      <ul
        className={`laid-out-late ${window === null ? "" : "mt-2 border-t border-hair-2 pt-2"}`}
        style={{ containIntrinsicBlockSize: `auto ${data.flips.length * ROW}px` }}
      >
        {data.flips.map((flip) => (
          <li
            key={`${flip.back.position} ${flip.module} ${flip.name} ${flip.gone.position}`}
            className="flex flex-wrap items-baseline gap-x-2 border-b border-hair-2 py-1.5 last:border-b-0"
          >
            <span className="inline-flex items-baseline gap-1.5">
              <ClassGlyph of={flip.class} />
              <ModuleText module={flip.module} prefix={prefix} />
            </span>
            <b className="font-medium">{flipWords(flip)}</b>
            <span className="flex flex-wrap gap-x-2 text-ink-2">
              gone <CommitText commit={flip.gone} at={at} />
            </span>
            <span className="flex flex-wrap gap-x-2 text-ink-2">
              back <CommitText commit={flip.back} at={at} />
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** px of a flip in one line. */
const ROW = 33;

function flipWords({ isTakenBack, awayMs }: Flip): string {
  return `${isTakenBack ? "taken back after" : "came back after"} ${spanInWords(awayMs)}`;
}

function flipsFinding({ flips, flipped: { all, takenBack } }: FileModel): string {
  const only = flips.find(({ isTakenBack }) => isTakenBack);
  if (takenBack === 1 && only)
    return `A move to the canonical path was taken back after ${spanInWords(only.awayMs)}`;
  if (takenBack > 1)
    return `${capitalised(counted(takenBack, "move"))} to the canonical path were taken back`;
  return `${capitalised(counted(all, "import"))} came back after ${all === 1 ? "it" : "they"} had gone`;
}
