import { Fragment } from "react";
import type { PlanLinks } from "@/components/panels/plan-links";
import { Sha } from "@/components/ui/code-text";
import { formatIso } from "@/components/ui/format";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { When } from "@/components/ui/value";
import type { ChronicleEvent } from "@/lib/domain/board/chronicle";
import type { RestorationRow } from "@/lib/domain/board/restoration-rows";

type ChronicleProps = {
  readonly events: readonly ChronicleEvent[];
  /** The span that the chart is zoomed on; its events are told, under the numbers that they have among all. */
  readonly shown: { readonly from: number; readonly to: number };
  /** Commits that put files back to an earlier state: what an event is told by too. */
  readonly restorations: readonly RestorationRow[];
  readonly links: PlanLinks;
};

const AROUND_MS = 12 * 3_600_000;

/** The mass events under the numbers that the chart gives them; each opens into the imports that it moved. */
export function BurndownChronicle({ events: all, shown, restorations, links }: ChronicleProps) {
  const events = all.filter(({ t }) => t >= shown.from && t <= shown.to);
  return (
    <Panel
      span={4}
      finding="Chronicle"
      csv={links.api("chronicle", { format: "csv" })}
      json={links.api("chronicle")}
      footer={
        <>
          {events.length < all.length ? (
            <a href={links.page("burndown")}>All {all.length} events</a>
          ) : null}
          <a href={links.api("changes", { from: "all", format: "csv" })}>
            Every commit that moved a count
          </a>
        </>
      }
    >
      {events.length === 0 ? (
        <Empty>No commit here moved ten imports or more.</Empty>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by keyboard (WCAG 2.1.1)
        <ol tabIndex={0} className="chronicle -mt-1">
          {events.map((event) => (
            <li key={event.n} id={`event-${event.n}`} className="chronicle-event">
              <span className="grid size-[18px] flex-none place-items-center rounded-full bg-ink text-axis font-semibold text-layer">
                {event.n}
              </span>
              <EventText event={event} restorations={restorations} links={links} />
            </li>
          ))}
        </ol>
      )}
    </Panel>
  );
}

type EventTextProps = Omit<ChronicleProps, "events" | "shown"> & { readonly event: ChronicleEvent };

function EventText({ event, restorations, links }: EventTextProps) {
  const { t, title, detail, shas, before, opens } = event;
  const last = shas.at(-1) ?? "";
  const restored = restorations.filter(({ commit }) => shas.includes(commit.sha));
  const zoom = `${formatIso(t - AROUND_MS)}..${formatIso(t + AROUND_MS)}`;
  return (
    <div className="min-w-0">
      {typeof opens === "string" ? (
        <span className="font-medium text-ink">{title}</span>
      ) : (
        <a
          href={links.flow({
            of: opens.class === "legacy" ? undefined : opens.class,
            flow: opens.list,
            from: before ?? undefined,
            at: last,
          })}
          className="font-medium text-ink"
        >
          {title}
        </a>
      )}
      <p className="mt-px text-label/[18px] text-ink-2">
        <When at={t} /> ·{" "}
        {shas.map((sha, index) => (
          <Fragment key={sha}>
            {index === 0 ? "" : ", "}
            <Sha sha={sha} href={links.at(sha)} />
          </Fragment>
        ))}
        . {[detail, ...restored.map(({ sentence }) => sentence)].join(" ")}{" "}
        {typeof opens === "string" ? <Evidence of={opens} at={last} links={links} /> : null}
        <a href={links.page("burndown", { zoom })} className="quiet-link underline">
          zoom<span className="sr-only"> on event {event.n}</span>
        </a>
      </p>
    </div>
  );
}

type EvidenceProps = {
  readonly of: "unreadable" | "copied";
  readonly at: string;
  readonly links: PlanLinks;
};

/** Where the files are that an event is about; the lists there are those of the moment, not of the commit alone. */
function Evidence({ of, at, links }: EvidenceProps) {
  const [href, words] =
    of === "unreadable"
      ? [links.page("files", { show: "unreadable", at }), "files that cannot be read then"]
      : [`${links.page("plan", { at })}#copies`, "folders that are copies then"];
  return (
    <>
      <a href={href} className="quiet-link underline">
        {words}
      </a>{" "}
    </>
  );
}
