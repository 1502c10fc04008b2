"use client";

import { startTransition, useEffect, useState } from "react";
import { afterPaint } from "./after-paint";

/** `value` as it was until the frame with its change is drawn: for what need not change in the very frame of an input. */
export function useLate<Value>(value: Value): Value {
  const [late, setLate] = useState(() => value);
  useEffect(() => afterPaint(() => startTransition(() => setLate(() => value))), [value]);
  return late;
}
