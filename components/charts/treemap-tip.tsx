import { besidePointer } from "./beside-pointer";

/** What is hovered, in px of the screen. */
export type TreemapTipState = {
  readonly path: string;
  readonly words: string;
  readonly x: number;
  readonly y: number;
};

export function TreemapTip({ tip }: { readonly tip: TreemapTipState | null }) {
  if (tip === null) return null;
  return (
    <div aria-hidden="true" className="chart-tip fixed z-40" style={besidePointer(tip)}>
      <code className="block">{tip.path}</code>
      <b className="font-medium">{tip.words}</b>
    </div>
  );
}
