"use client";

import { useEffect, useState } from "react";
import { afterPaint } from "./after-paint";

/**
 * `value` as it was until the frame with its change is drawn: for what need not change in the very frame of an input. It
 * follows at once then, not as a transition, which would wait for an answer that the same component has asked for.
 */
export function useLate<Value>(value: Value): Value {
  const [late, setLate] = useState(() => value);
  useEffect(() => afterPaint(() => setLate(() => value)), [value]);
  return late;
}
