"use client";

import { useEffect } from "react";
import { Area, AreaChart, ResponsiveContainer, XAxis, YAxis } from "recharts";
import type { BurndownStaticProps } from "./burndown-static";
import { STACK_ORDER } from "./class-marks";
import { ClassPatterns, stackFill } from "./class-patterns";

export type BurndownAreasProps = BurndownStaticProps & {
  /** Called once the areas are on screen, so that the drawing of the server can go. */
  readonly onDrawn: () => void;
};

/** The areas by Recharts, on the same scales and in the same box as the server's drawing. */
export function BurndownAreas({ points, from, to, top, prefix, onDrawn }: BurndownAreasProps) {
  useEffect(() => {
    const frame = requestAnimationFrame(() => requestAnimationFrame(onDrawn));
    return () => cancelAnimationFrame(frame);
  }, [onDrawn]);
  const last = points.at(-1);
  const data = last === undefined || last.t === to ? [...points] : [...points, { ...last, t: to }];
  return (
    <ResponsiveContainer width="100%" height="100%">
      <AreaChart data={data} margin={NO_MARGIN} accessibilityLayer={false}>
        <ClassPatterns prefix={prefix} />
        <XAxis dataKey="t" type="number" domain={[from, to]} allowDataOverflow hide />
        <YAxis type="number" domain={[0, top]} allowDataOverflow hide />
        {STACK_ORDER.map((of) => (
          <Area
            key={of}
            type="stepAfter"
            dataKey={of}
            stackId="all"
            fill={stackFill(of, prefix)}
            fillOpacity={1}
            stroke="var(--layer)"
            strokeWidth={1}
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
        ))}
      </AreaChart>
    </ResponsiveContainer>
  );
}

const NO_MARGIN = { top: 0, right: 0, bottom: 0, left: 0 };
