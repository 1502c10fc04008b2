import { Empty } from "@/components/ui/states";
import type { DiscoverModel, DiscoverParams, DiscoverShow } from "@/lib/api/discover";
import { plural } from "@/lib/domain/words";

type DiscoverEmptyProps = {
  readonly data: DiscoverModel;
  readonly own: DiscoverParams;
  readonly show: DiscoverShow;
  readonly hrefOf: (changes: DiscoverParams) => string;
};

/** Why nothing is listed, and what would change that. */
export function DiscoverEmpty({ data, own, show, hrefOf }: DiscoverEmptyProps) {
  if (data.commits === 0)
    return (
      <Empty hint="Scan the repository and upload what comes out; the command stands above.">
        No commit is known here yet.
      </Empty>
    );
  if (own.q || own.kind)
    return (
      <Empty
        hint={
          <>
            <a href={hrefOf({ q: undefined, kind: undefined })}>Take the filters away</a> to see{" "}
            {plural(data.shows[show], "name")}.
          </>
        }
      >
        Nothing passes these filters.
      </Empty>
    );
  return (
    <Empty
      hint={
        data.shows.namesakes > 0 && show !== "namesakes" ? (
          <a href={hrefOf({ show: "namesakes" })}>
            Look at {plural(data.shows.namesakes, "name")} with several definitions
          </a>
        ) : data.missing === null ? (
          "Modules that are imported as a whole, under whatever alias, take one path."
        ) : (
          "A scan that records every import would find more; the command stands above."
        )
      }
    >
      At this commit every symbol that was recorded is imported through one path.
    </Empty>
  );
}
