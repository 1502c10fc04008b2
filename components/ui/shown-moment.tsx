"use client";

import { createContext, type ReactNode, useContext } from "react";

const Moment = createContext<number | undefined>(undefined);

type ShownMomentProps = { readonly at: number; readonly children: ReactNode };

/** The moment that a page is shown as of, epoch ms: dates of another year than its own are written with their year. */
export function ShownMoment({ at, children }: ShownMomentProps) {
  return <Moment value={at}>{children}</Moment>;
}

/** Undefined on pages that are shown as of no moment. */
export function useShownMoment(): number | undefined {
  return useContext(Moment);
}
