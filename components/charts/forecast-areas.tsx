"use client";

import { useEffect } from "react";
import { Area, ComposedChart, Line, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { SHARES } from "./forecast-model";
import { BAND_OPACITY, type ForecastDrawingProps } from "./forecast-static";

export type ForecastAreasProps = ForecastDrawingProps & {
  /** Called once the fan is on screen, so that the drawing of the server can go. */
  readonly onDrawn: () => void;
};

/** The forecast by Recharts, on the same scales and in the same box as the server's drawing. */
export function ForecastAreas({ counts, layout, onDrawn }: ForecastAreasProps) {
  useEffect(() => {
    const frame = requestAnimationFrame(() => requestAnimationFrame(onDrawn));
    return () => cancelAnimationFrame(frame);
  }, [onDrawn]);
  const { from, to, axis, fan } = layout;
  const data = [
    ...counts.map(({ t, count }) => ({ t, count })),
    ...fan.map(({ t, median, bands }) => ({ t, median, ...bands })),
  ];
  return (
    <ResponsiveContainer width="100%" height="100%">
      <ComposedChart data={data} margin={NO_MARGIN} accessibilityLayer={false}>
        <XAxis dataKey="t" type="number" domain={[from, to]} allowDataOverflow hide />
        <YAxis type="number" domain={[0, axis.top]} allowDataOverflow hide />
        {SHARES.map((share) => (
          <Area
            key={share}
            type="linear"
            dataKey={String(share)}
            fill="var(--ink)"
            fillOpacity={BAND_OPACITY}
            stroke="none"
            dot={false}
            activeDot={false}
            isAnimationActive={false}
          />
        ))}
        <Line
          type="linear"
          dataKey="median"
          stroke="var(--ink)"
          strokeDasharray="4 3"
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
        <Line
          type="stepAfter"
          dataKey="count"
          stroke="var(--legacy)"
          strokeWidth={2}
          dot={false}
          activeDot={false}
          isAnimationActive={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

const NO_MARGIN = { top: 0, right: 0, bottom: 0, left: 0 };
