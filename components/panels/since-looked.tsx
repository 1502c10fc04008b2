"use client";

import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { type Looked, noteLook } from "@/components/panels/looked-memory";
import { type PlanLinks, planLinks } from "@/components/panels/plan-links";
import { Num, When } from "@/components/ui/value";
import type { LedgerModel } from "@/lib/api/burndown";
import { frameQuery } from "@/lib/api/frame";
import { type PlanPlace, planQuery } from "@/lib/api/plan-query";

type SinceLookedProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  /** The page on which the changes open beside the ledger. */
  readonly page: "overview" | "owners";
};

/** What moved since this browser last looked at the plan. Its place is kept free, so that nothing moves when it comes. */
export function SinceLooked({ place, moment, page }: SinceLookedProps) {
  const { data: frame } = useSuspenseQuery(frameQuery(place, moment));
  const sha = moment.at === undefined ? frame.asOf.sha : null;
  const [looked, setLooked] = useState<Looked | "none" | null>(null);
  const { project, plan } = place;
  useEffect(() => {
    if (sha !== null) setLooked(noteLook({ project, plan }, sha, Date.now()) ?? "none");
  }, [project, plan, sha]);
  if (sha === null) return null;
  return (
    <p className="mb-3 h-5 truncate text-body text-ink-2 max-tablet:h-10 max-tablet:whitespace-normal">
      {looked === null ? null : (
        <Remembered
          base={looked === "none" ? null : looked.base}
          isKept={looked !== "none"}
          links={planLinks(place, moment, page === "owners" ? "owners" : "")}
          {...{ place, moment, sha, page }}
        />
      )}
    </p>
  );
}

type RememberedProps = SinceLookedProps & {
  readonly base: Looked["base"];
  readonly isKept: boolean;
  readonly sha: string;
  readonly links: PlanLinks;
};

function Remembered({ base, isKept, sha, links, place, moment, page }: RememberedProps) {
  const isNew = base !== null && base.sha !== sha;
  const from = base?.sha;
  const { data, isError } = useQuery({
    ...planQuery<LedgerModel>(place, "ledger", { ...moment, from }),
    enabled: isNew,
    retry: false,
  });
  if (base === null)
    return isKept
      ? "From this visit on, this browser remembers what you have seen and tells what moved since."
      : "This browser keeps nothing, so what moved since you last looked is not known.";
  const when = <When at={base.at} />;
  if (!isNew) return <>Nothing new since you last looked, {when}.</>;
  if (isError) return <>The commit that you saw last, {when}, is no longer on the line.</>;
  if (data === undefined) return null;
  const { ledger } = data;
  return (
    <>
      Since you last looked, {when}:{" "}
      <Num value={ledger.cameIn} href={links.flow({ flow: "cameIn", from })} /> came in,{" "}
      <Num value={ledger.progress} href={links.flow({ flow: "progress", from })} /> converted or
      removed, <Num value={ledger.end - ledger.start} signed /> in all.{" "}
      <a href={links.page(page === "owners" ? "owners" : "burndown", { from })}>
        {page === "owners" ? "By owner" : "The ledger"}
      </a>
    </>
  );
}
