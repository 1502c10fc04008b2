import { formatCount } from "@/components/ui/format";
import { besidePointer } from "./beside-pointer";
import { type HeatSpot, spotSentence } from "./heat-words";

/** What is hovered, in px of the screen. */
export type HeatTipState = { readonly spot: HeatSpot; readonly x: number; readonly y: number };

export type HeatTipProps = {
  readonly tip: HeatTipState | null;
  /** Where the keyboard stands. */
  readonly spot: HeatSpot | null;
};

/** The tooltip of the pointer, and the same of the keyboard, shown above the map and said to readers. */
export function HeatTip({ tip, spot }: HeatTipProps) {
  return (
    <>
      <p aria-live="polite" className="sr-only">
        {spot === null ? "" : spotSentence(spot)}
      </p>
      {spot === null || tip !== null ? null : (
        <div aria-hidden="true" className="chart-tip absolute top-1.5 left-1/3">
          <SpotWords spot={spot} />
        </div>
      )}
      {tip === null ? null : (
        <div aria-hidden="true" className="chart-tip fixed z-40" style={besidePointer(tip)}>
          <SpotWords spot={tip.spot} />
        </div>
      )}
    </>
  );
}

function SpotWords({ spot }: { readonly spot: HeatSpot }) {
  return (
    <>
      <code className="block">{spot.path}</code>
      <span className="block text-ink-3">{spot.when}</span>
      <b className="font-medium">{spot.words}</b>
      {spot.others > 0 ? (
        <span className="text-ink-3">, worst of {formatCount(spot.others + 1)} files here</span>
      ) : null}
    </>
  );
}
