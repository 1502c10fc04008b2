"use client";

import { useRef, useState } from "react";
import type { AsOf, CommitAxis, Strip } from "./types";

export type LoadedAxis = {
  readonly times: readonly number[];
  readonly shas: readonly string[];
  /** Asks for every commit, once; until it is there the slider goes by the steps. */
  readonly load: () => void;
};

/** The commits that the slider can stop at: the steps at first, all commits once they were asked for. */
export function useCommitAxis(strip: Strip, asOf: AsOf): LoadedAxis {
  const [axis, setAxis] = useState<CommitAxis | null>(null);
  const asked = useRef<string>(undefined);
  const load = () => {
    const { commitsHref } = strip;
    if (commitsHref === undefined || asked.current === commitsHref) return;
    asked.current = commitsHref;
    readAxis(commitsHref).then(setAxis, () => {
      asked.current = undefined;
    });
  };
  if (axis !== null) return { times: axis.t, shas: axis.sha, load };
  const steps = strip.steps.map(({ t, sha }) => ({ t, sha }));
  const { latest } = asOf;
  const stops = steps.at(-1)?.sha === latest.sha ? steps : [...steps, latest];
  return { times: stops.map((stop) => stop.t), shas: stops.map((stop) => stop.sha), load };
}

async function readAxis(href: string): Promise<CommitAxis> {
  const response = await fetch(href);
  if (!response.ok) throw new Error(`The commits were not to be had: ${response.status}`);
  return (await response.json()) as CommitAxis;
}
