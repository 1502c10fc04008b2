"use client";

import { type ComponentType, useEffect, useState } from "react";
import { whenIdle } from "@/components/ui/when-idle";

/**
 * What stands in a menu, whose code comes when the page is idle; null until then. Where it is wanted before that, or could
 * not be had, it is asked for again.
 */
export function useCode<Props>(
  load: () => Promise<ComponentType<Props>>,
  isWanted: boolean,
): ComponentType<Props> | null {
  const [code, setCode] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    const get = () =>
      void load().then(
        (found) => setCode(() => found),
        () => undefined,
      );
    if (!isWanted) return whenIdle(get);
    get();
  }, [load, isWanted]);
  return code;
}
