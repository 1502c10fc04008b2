import type { Steps } from "@/components/panels/use-steps";
import { Button, SegmentedLinks } from "@/components/ui/button";
import { formatStamp, shortSha } from "@/components/ui/format";
import type { Params } from "@/components/ui/href";
import type { PackedTreemap } from "@/lib/api/treemap";
import { inWords, plural } from "@/lib/domain/words";

type TreemapTimeProps = {
  readonly data: PackedTreemap;
  readonly steps: Steps;
  /** The other moment, where two are shown. */
  readonly beside: number | null;
  readonly words: string;
  readonly hrefOf: (params: Params) => string;
};

/** A slider over the commits that moved an import, with play; and a second moment beside it. */
export function TreemapTime({ data, steps, beside, words, hrefOf }: TreemapTimeProps) {
  const { moments } = data;
  const { index, isPlaying, canPlay, go, toggle } = steps;
  const moment = moments[index];
  const last = moments.length - 1;
  if (moment === undefined) return null;
  const text = `${formatStamp(moment.t)} UTC, ${shortSha(moment.sha)}: ${words}`;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 max-tablet:mb-3">
      <span className="flex min-w-0 flex-1 basis-80 items-center gap-2">
        {canPlay ? <Button onClick={toggle}>{isPlaying ? "Pause" : "Play"}</Button> : null}
        <Button onClick={() => go(index - 1)} disabled={index === 0}>
          Earlier
        </Button>
        <Button onClick={() => go(index + 1)} disabled={index === last}>
          Later
        </Button>
        <input
          type="range"
          min={0}
          max={last}
          step={1}
          value={index}
          onChange={(event) => go(Number(event.currentTarget.value))}
          aria-label="Commit"
          aria-valuetext={text}
          className="h-7 min-w-24 flex-1 accent-accent"
        />
      </span>
      <span className="text-label text-ink-2 tabular-nums">
        {formatStamp(moment.t)} UTC · <code>{shortSha(moment.sha)}</code>
      </span>
      <SegmentedLinks
        label="Moments"
        items={[
          { label: "One moment", href: hrefOf({ beside: null }), isCurrent: beside === null },
          {
            label: "Beside the first",
            href: hrefOf({ beside: moments[0]?.sha ?? null }),
            isCurrent: beside === 0,
          },
          {
            label: beside !== null && beside > 0 ? "Beside the marked one" : "Mark this one",
            href: hrefOf({
              beside: moments[beside !== null && beside > 0 ? beside : index]?.sha ?? null,
            }),
            isCurrent: beside !== null && beside > 0,
          },
        ]}
      />
      <span className="text-label text-ink-3">{stepWords(data)}</span>
    </div>
  );
}

function stepWords({ moments, steps }: PackedTreemap): string {
  if (moments.length >= steps) return plural(moments.length, "commit");
  return `${inWords(moments.length)} of ${plural(steps, "commit")} that moved an import`;
}
