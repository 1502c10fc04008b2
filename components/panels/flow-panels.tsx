"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { Fragment } from "react";
import { ClassLegend, ClassTag } from "@/components/charts/class-marks";
import { flowColumns } from "@/components/panels/flow-columns";
import { type PlanLinks, planLinks } from "@/components/panels/plan-links";
import { DataTable } from "@/components/ui/data-table";
import { PageHead } from "@/components/ui/page-head";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { Num, When } from "@/components/ui/value";
import { type FlowModel, flowQuery } from "@/lib/api/flow";
import type { PlanPlace } from "@/lib/api/plan-query";
import { PART_WORDS } from "@/lib/domain/board/of-which";
import { sharedPrefix } from "@/lib/domain/module-prefix";
import { inWords, plural } from "@/lib/domain/words";

type FlowPanelsProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly own: Readonly<Record<string, string>>;
};

/** The imports behind one number of the ledger, with the commits that opened and closed each. */
export function FlowPanels({ place, moment, own }: FlowPanelsProps) {
  const { data } = useSuspenseQuery(flowQuery(place, { ...moment, ...own }));
  const links = planLinks(place, moment, "burndown/flow");
  const prefix = sharedPrefix([...new Set(data.rows.map(({ module }) => module))]);
  return (
    <>
      <PageHead
        kicker={<a href={links.page("burndown", { from: own.from })}>Burndown</a>}
        sentence={data.sentence}
        lede={<Narrowed data={data} own={own} links={links} />}
      />
      <Panel
        finding={`${plural(data.total, "import")} in ${plural(data.files, "file")}`}
        legend={
          data.class === "outside" ? (
            <ClassLegend classes={["unplanned", "unclassified"]} />
          ) : (
            <ClassTag of={data.class} />
          )
        }
        csv={links.api("flow", { ...own, page: undefined, format: "csv" })}
        json={links.api("flow", own)}
        footer={<Pager data={data} own={own} links={links} />}
        isFlush
      >
        <DataTable
          label={data.sentence}
          columns={flowColumns({ links, prefix, list: data.list })}
          rows={data.rows.map((row, at) => ({ ...row, at }))}
          rowKey={({ at }) => String(at)}
          empty={<Empty>No import belongs to this number at this moment.</Empty>}
        />
      </Panel>
    </>
  );
}

type PartProps = {
  readonly data: FlowModel;
  readonly own: FlowPanelsProps["own"];
  readonly links: PlanLinks;
};

const SHARES: Readonly<Record<string, string>> = {
  shared: "Files that others own too, counted under",
  beside: "Files of another owner first that name",
};

const NARROWINGS = [
  ["module", "Imports of"],
  ["dir", "Files right in"],
  ["risk", "Files of risk"],
  ["owner", "Files counted under"],
  ["path", "Only"],
  ["glob", "Files of"],
] as const;

/** What narrows the list, or what its parts are: each opens the same page. */
function Narrowed({ data, own, links }: PartProps) {
  const { part, ofWhich } = data;
  const here = { ...own, page: undefined };
  return (
    <>
      <Moment data={data} />{" "}
      {NARROWINGS.map(([param, words]) =>
        own[param] ? (
          <Fragment key={param}>
            {param === "owner" && own.share ? (SHARES[own.share] ?? words) : words}{" "}
            <code>{own[param]}</code>.{" "}
          </Fragment>
        ) : null,
      )}
      {part === null ? null : (
        <>
          Part of it: {PART_WORDS[part]}.{" "}
          <a href={links.page("burndown/flow", { ...here, part: undefined })}>Show all</a>
        </>
      )}
      {part === null && ofWhich.length > 0
        ? ofWhich.map((one, index) => (
            <span key={one.part}>
              {index === 0 ? "Of them " : ", "}
              <Num
                value={one.count}
                href={links.page("burndown/flow", { ...here, part: one.part })}
              />{" "}
              {PART_WORDS[one.part]}
              {index === ofWhich.length - 1 ? "." : ""}
            </span>
          ))
        : null}
    </>
  );
}

/** The span of the list, or the one moment at which its imports stand. */
function Moment({ data: { from, to, list } }: { readonly data: FlowModel }) {
  const start = from.t === null ? null : <When at={from.t} />;
  const end = to.t === null ? "this moment" : <When at={to.t} />;
  if (list === "end") return <>As of {end}.</>;
  if (list === "start") return <>As of {start ?? from.label}.</>;
  return (
    <>
      From {from.label}
      {start === null ? null : <> ({start})</>} to {end}.
    </>
  );
}

const PAGE = 100;

function Pager({ data, own, links }: PartProps) {
  const { page, pages, total, rows } = data;
  if (total === 0) return null;
  const first = (page - 1) * PAGE + 1;
  const hrefOf = (to: number) =>
    links.page("burndown/flow", { ...own, page: to === 1 ? undefined : String(to) });
  return (
    <nav aria-label="Pages of the list" className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <span>
        {inWords(first)} to {inWords(first + rows.length - 1)} of {inWords(total)}
      </span>
      {page > 1 ? (
        <a rel="prev" href={hrefOf(page - 1)}>
          Previous
        </a>
      ) : null}
      {page < pages ? (
        <a rel="next" href={hrefOf(page + 1)}>
          Next
        </a>
      ) : null}
    </nav>
  );
}
