import { SHARE_BINS, SHARE_STARTS } from "./treemap-paint";

const WORDS = SHARE_STARTS.map((start) =>
  start === 0 ? "> 0" : start === 100 ? "all" : String(start),
);

/** The bins of shares with their lower bounds in percent, and what is not a share. */
export function TreemapLegend() {
  return (
    <>
      <span>Share that is legacy, %</span>
      <span className="flex">
        {["0", ...WORDS].map((word, index) => (
          <span key={word} className="min-w-[26px] text-center text-axis text-ink-3">
            <span
              className="block h-3"
              style={{
                background: `var(--heat-${index === 0 ? 0 : (SHARE_BINS[index - 1] ?? 0)})`,
              }}
            />
            {word}
          </span>
        ))}
      </span>
      <span className="inline-flex items-center gap-1.5">
        <span className="fill-unknown block h-3 w-[18px] border border-hair" />
        not readable: unknown
      </span>
      <span className="inline-flex items-center gap-1.5">
        <span className="block h-3 w-[18px] border border-hair bg-layer" />
        no import of the subject
      </span>
      <span className="inline-flex items-center gap-1.5">blank: not in the tree then</span>
    </>
  );
}
