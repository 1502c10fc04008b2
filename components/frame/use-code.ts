"use client";

import { type ComponentType, useCallback, useEffect, useState } from "react";

type Code<Props> = {
  /** What stands in the menu; null until its code is here. */
  readonly Menu: ComponentType<Props> | null;
  /** Gets it ready: for when the pointer or the focus comes near. */
  readonly prepare: () => void;
};

/** The code of what stands in a menu, which comes when its button is neared, by pointer or by keyboard. Where it could not be had, opening the menu again asks again. */
export function useCode<Props>(
  load: () => Promise<ComponentType<Props>>,
  isOpen: boolean,
): Code<Props> {
  const [Menu, setMenu] = useState<ComponentType<Props> | null>(null);
  const prepare = useCallback(
    () =>
      void load().then(
        (found) => setMenu(() => found),
        () => undefined,
      ),
    [load],
  );
  useEffect(() => {
    if (isOpen) prepare();
  }, [isOpen, prepare]);
  return { Menu, prepare };
}
