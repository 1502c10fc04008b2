import { UnknownWord } from "@/components/ui/value";
import type { PartFinish } from "@/lib/domain/forecast/part";
import { isoDay } from "@/lib/domain/time";

const NO_DATE: Readonly<Record<PartFinish["state"], string>> = {
  dates: "not within 5 years",
  nothingLeft: "–",
  tooLittle: "too early to say",
  noTrend: "not at this rate",
  tooSlow: "not within 5 years",
  stale: "facts too old",
  blocked: "unknown",
  notAsked: "not worked out",
};

type PartFinishProps = {
  /** Undefined while it is worked out. */
  readonly finish: PartFinish | undefined;
  /** Where the whole forecast of the part stands. */
  readonly href: string;
};

/** The day by which 85% of the simulated runs of a part are done, or why there is none; it opens into its forecast. */
export function PartFinishCell({ finish, href }: PartFinishProps) {
  if (finish === undefined) return <span className="text-ink-3">being worked out</span>;
  const { state, half, most, why } = finish;
  if (state === "nothingLeft") return <span className="text-ink-3">{NO_DATE[state]}</span>;
  if (most !== null)
    return (
      <a href={href} title={half === null ? undefined : `Half of the runs by ${isoDay(half)}`}>
        {isoDay(most)}
      </a>
    );
  if (state === "blocked")
    return (
      <a href={href} title={why ?? undefined}>
        <UnknownWord {...(why === null ? {} : { title: why })} />
      </a>
    );
  return (
    <a href={href} title={why ?? undefined} className="text-ink-2">
      {half === null ? NO_DATE[state] : `half by ${isoDay(half)}`}
    </a>
  );
}
