import { Disclosure } from "@/components/ui/states";
import type { ForecastModel } from "@/lib/api/forecast";
import { MINIMUM, STALE_DAYS } from "@/lib/domain/forecast/forecast";
import { METHOD } from "@/lib/domain/forecast/simulate";
import { inWords, plural } from "@/lib/domain/words";

/** Of `npm run verify:forecast`, over the histories of lib/measured.md. */
const MEASURED =
  "On 16 real consolidations 71, 91 and 96% of the counts came within their bands of 50, 85 and 95%. Dates held less often: 33, 59 and 78% of those that came due, for some people leave the last few imports for years; where a consolidation ended, 45, 83 and 100%.";

/** Method, source and limits of the forecast. */
export function ForecastMade({ data }: { readonly data: ForecastModel }) {
  const { pace, unreadableFiles } = data;
  return (
    <Disclosure>
      <p>
        <b className="font-medium">Method.</b> A thousand runs of the future. Each takes stretches
        of {METHOD.block} days, drawn at random from the last {METHOD.window} days since the plan
        began, with what left and what came in on each day together. Only converted and removed
        imports count as leaving; introduced and reopened ones come in. Each run has a pace of its
        own around that of those days, and a day counts for less the fewer imports are left, for the
        last ones take longest. A date is the day by which 50, 85 or 95% of the runs have no legacy
        import left; a band holds the middle 50, 85 or 95% of their counts. The same facts give the
        same answer.
      </p>
      <p className="mt-1.5">
        <b className="font-medium">Source.</b> Here {plural(pace.days, "day")}, on{" "}
        {inWords(pace.activeDays)} of which something was converted or removed. It is a Monte Carlo
        of throughput as flow metrics use it, with a circular block bootstrap; spread and slowing
        were set by how forecasts on real histories came out (decision 030, and the table in
        lib/measured.md).
      </p>
      <p className="mt-1.5">
        <b className="font-medium">Limits.</b> It knows the pace and nothing else: no holidays, no
        promise, no commit that will sweep the rest away, and no deletion of files or change of
        scope, for neither is progress. No forecast is made of fewer than {MINIMUM.days} days or
        fewer than {MINIMUM.activeDays} days with progress, where as much comes in as leaves, where
        half of the runs take more than five years, or more than {STALE_DAYS} days after the last
        commit. Imports that no rule of the plan judges make the finish unknown. {MEASURED}
        {unreadableFiles === 0
          ? ""
          : ` ${plural(unreadableFiles, "file")} could not be read at this moment: what stands in ${unreadableFiles === 1 ? "it" : "them"} is counted as far as it could be made out.`}
      </p>
    </Disclosure>
  );
}
