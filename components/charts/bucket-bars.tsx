import { percent } from "./axis";
import {
  type BucketBar,
  bucketLengths,
  bucketScale,
  bucketTicks,
  driftInWords,
} from "./bucket-model";

export type BucketBarsProps = {
  /** The finding: the chart's name. */
  readonly label: string;
  readonly bars: readonly BucketBar[];
};

/** Target, plan and what is there, in one row for each bucket; names stand over the bars below 560 px. */
export function BucketBars({ label, bars }: BucketBarsProps) {
  const scale = bucketScale(bars);
  const ticks = bucketTicks(scale);
  return (
    <div role="img" aria-label={label} className="chart">
      <div className="buckets">
        <div className="bucket-plot">
          {ticks.map((tick) => (
            <span key={tick} className="bucket-tick" style={{ left: percent(tick / scale) }}>
              <span>{tick}%</span>
            </span>
          ))}
        </div>
        {bars.map((bar) => (
          <BucketRow key={bar.name} bar={bar} lengths={bucketLengths(bar, bars, scale)} />
        ))}
      </div>
    </div>
  );
}

type BucketRowProps = {
  readonly bar: BucketBar;
  readonly lengths: ReturnType<typeof bucketLengths>;
};

function BucketRow({ bar, lengths }: BucketRowProps) {
  const { name, planned, inTree, inState, stateWord, drift } = bar;
  const isMissing = inTree < planned || planned === 0;
  return (
    <div className="bucket-row">
      <span className="bucket-name">
        {name}
        <span>{driftInWords(drift)}</span>
      </span>
      <span className="bucket-track">
        <i className="bucket-planned" style={{ width: percent(lengths.planned) }} />
        <i className="bucket-tree" style={{ width: percent(lengths.inTree) }} />
        <i className="bucket-ran" style={{ width: percent(lengths.ran) }} />
        <i className="bucket-state" style={{ width: percent(lengths.inState) }} />
        <i className="bucket-target" style={{ left: percent(lengths.target) }} />
      </span>
      <span className="bucket-words">
        <span className={isMissing ? "font-medium text-broken" : ""}>
          {`${inTree} of ${planned} ${planned === 1 ? "file" : "files"}`}
        </span>
        <span>{`${inState} ${stateWord}`}</span>
        <span>{casesInWords(bar)}</span>
      </span>
    </div>
  );
}

function casesInWords({ cases }: BucketBar): string {
  if (cases.planned === 0) return cases.ran === 0 ? "" : `${cases.ran} cases ran`;
  return `${cases.ran} of ${cases.planned} ${cases.planned === 1 ? "case" : "cases"} ran`;
}

/** What each mark of the chart means, in the order of reading. */
export function BucketLegend() {
  return (
    <>
      <LegendMark className="h-2.5 w-0.5 bg-ink">Target</LegendMark>
      <LegendMark className="h-2.5 w-2.5 border border-ink-3">Planned</LegendMark>
      <LegendMark className="fill-never h-2.5 w-2.5">In the tree</LegendMark>
      <LegendMark className="h-2.5 w-2.5 bg-ink-2">Ran</LegendMark>
      <LegendMark className="h-1 w-3.5 bg-protected">In its state</LegendMark>
      <span className="text-ink-3">share of test files in the three buckets</span>
    </>
  );
}

type LegendMarkProps = { readonly className: string; readonly children: string };

function LegendMark({ className, children }: LegendMarkProps) {
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <span aria-hidden="true" className={`inline-block flex-none ${className}`} />
      {children}
    </span>
  );
}
