"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { FileColumns } from "@/components/panels/file-columns";
import { type FilePlace, fileListHref } from "@/components/panels/file-commit";
import { FileFindingsPanel } from "@/components/panels/file-findings";
import { FileFlips } from "@/components/panels/file-flips";
import { FileGoals } from "@/components/panels/file-goals";
import { FileGuards } from "@/components/panels/file-guards";
import {
  FileLanes,
  LANES,
  LanesLegend,
  laneModules,
  lanesWindow,
} from "@/components/panels/file-lanes";
import { FileLivesFilter } from "@/components/panels/file-lives-filter";
import { FileLivesTable } from "@/components/panels/file-lives-table";
import { FileNames } from "@/components/panels/file-names";
import { FileReturns } from "@/components/panels/file-returns";
import { FEW_ROWS, FileStanding } from "@/components/panels/file-standing";
import { FileUnread } from "@/components/panels/file-unread";
import { FileWrite } from "@/components/panels/file-write";
import { ListPager } from "@/components/panels/list-pager";
import { planLinks } from "@/components/panels/plan-links";
import { PathText } from "@/components/ui/code-text";
import { PageHead } from "@/components/ui/page-head";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { type FileModel, type FileParams, fileQuery } from "@/lib/api/file";
import { filePageHref } from "@/lib/api/page-params";
import { type PlanPlace, planUrl } from "@/lib/api/plan-query";
import { capitalised, counted } from "@/lib/domain/number-words";
import { dayInWords, inWords } from "@/lib/domain/words";

type FilePanelsProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly path: string;
  readonly own: FileParams;
};

/** One file: what to write, then how it came. */
export function FilePanels({ place, moment, path, own }: FilePanelsProps) {
  const { as, lanes: _, ...asked } = own;
  const { data } = useSuspenseQuery(fileQuery(place, path, { ...moment, ...asked }));
  const at: FilePlace = { place, moment, path, source: data.source, sha: data.sha };
  const isTable = as === "table";
  const standingAt = placeOfStanding(data);
  return (
    <>
      <PageHead
        kicker={<Kicker data={data} />}
        sentence={data.sentences.headline}
        lede={data.sentences.lede}
      />
      <FileLivesFilter data={data} at={at} own={own} />
      <div className="grid-12">
        {isTable ? <LanesPanel data={data} at={at} own={own} /> : null}
        <FileColumns
          lanes={isTable ? null : <LanesPanel data={data} at={at} own={own} />}
          came={
            <>
              {data.flipped.all > 0 ? <FileFlips data={data} at={at} /> : null}
              {standingAt === "left" ? <FileStanding data={data} at={at} /> : null}
            </>
          }
          write={<FileWrite data={data} at={at} />}
          know={
            <>
              {data.risk === null ? null : (
                <FileGuards risk={data.risk} links={planLinks(place, moment, "")} />
              )}
              {standingAt === "right" ? <FileStanding data={data} at={at} /> : null}
            </>
          }
        />
        {data.unread.length > 0 ? <FileUnread data={data} at={at} /> : null}
        {standingAt === "across" ? <FileStanding data={data} at={at} /> : null}
        <FileGoals data={data} at={at} />
        {data.returns.length > 0 ? <FileReturns data={data} at={at} /> : null}
        <FileNames data={data} at={at} />
        <FileFindingsPanel
          place={place}
          moment={moment}
          path={path}
          links={planLinks(place, moment, "")}
        />
        {isTable || data.summary.lives === 0 ? null : (
          <Panel
            finding="Each life, from the commit that opened it to the one that closed it"
            csv={fileOf(at, own, "csv")}
            json={fileOf(at, own, "json")}
            footerEnd={<Pager data={data} at={at} own={own} />}
            isFlush
          >
            <FileLivesTable data={data} at={at} />
          </Panel>
        )}
      </div>
    </>
  );
}

/** A short list of what stands goes into the column that has room, a long one across the page. */
function placeOfStanding({ standing, rewrites }: FileModel): "left" | "right" | "across" | null {
  if (standing.length === 0) return null;
  if (standing.length > FEW_ROWS) return "across";
  return rewrites.length > 0 ? "left" : "right";
}

function Kicker({ data }: { readonly data: FileModel }) {
  const tags = [
    data.risk === null ? "" : `critical file, ${data.risk.risk} risk`,
    ownersTag(data.owners),
    data.onGoldenPath ? "Golden Path" : "",
    data.exemption === null ? "" : "exempt",
    data.outOfScope === null ? "" : "out of scope",
    data.isInTree === false ? "not in the tree" : "",
    data.isInTree === null ? "existence unknown: no scan lists the tree" : "",
  ].filter((tag) => tag !== "");
  return (
    <>
      <PathText path={data.path} className="text-body" />
      {tags.map((tag) => (
        <span key={tag}>{tag}</span>
      ))}
    </>
  );
}

function ownersTag(owners: FileModel["owners"]): string {
  if (owners === null) return "";
  return owners.length === 0 ? "no owner" : `owned by ${owners.join(", ")}`;
}

type LanesPanelProps = {
  readonly data: FileModel;
  readonly at: FilePlace;
  readonly own: FileParams;
};

function LanesPanel({ data, at, own }: LanesPanelProps) {
  const { place, moment, path } = at;
  const finding = lanesFinding(data);
  const isTable = own.as === "table";
  return (
    <Panel
      finding={finding}
      span={isTable ? 12 : 7}
      legend={data.lanes.length === 0 ? undefined : <LanesLegend data={data} />}
      twin={{
        isShown: isTable,
        href: filePageHref(place, path, {
          ...moment,
          ...own,
          as: isTable ? undefined : "table",
        }),
        table: <FileLivesTable data={data} at={at} />,
      }}
      csv={fileOf(at, own, "csv")}
      json={fileOf(at, own, "json")}
      footer={
        <>
          <span>{`A life survives line shifts and renames. ${beforeText(data)}`}</span>
          <Folded data={data} at={at} own={own} />
        </>
      }
      footerEnd={isTable ? <Pager data={data} at={at} own={own} /> : undefined}
    >
      <LanesOrEmpty data={data} at={at} own={own} finding={finding} />
    </Panel>
  );
}

function LanesOrEmpty({ data, at, own, finding }: LanesPanelProps & { readonly finding: string }) {
  if (data.summary.lives === 0)
    return (
      <Empty hint="The scans name this file, for imports that are not the plan's subject or because it could not be read.">
        No import of the plan's subject has stood in this file up to this commit.
      </Empty>
    );
  if (data.lanes.length === 0)
    return (
      <Empty hint={<a href={fileListHref(at, {})}>Show all {data.summary.lives} lives</a>}>
        No life passes these filters.
      </Empty>
    );
  return (
    <FileLanes
      label={finding}
      data={data}
      at={at}
      window={lanesWindow(data, Number(own.within) || 0)}
      most={own.lanes === "all" ? undefined : LANES}
    />
  );
}

/** The way to the lanes that are not drawn, and back. */
function Folded({ data, at, own }: LanesPanelProps) {
  const lanes = laneModules(data).length;
  if (lanes <= LANES || own.as === "table") return null;
  const isAll = own.lanes === "all";
  return (
    <a href={fileListHref(at, { ...own, lanes: isAll ? undefined : "all" })}>
      {isAll ? `Draw the first ${LANES} lanes only` : `Draw ${lanes - LANES} more lanes`}
    </a>
  );
}

function Pager({ data, at, own }: LanesPanelProps) {
  return (
    <ListPager
      data={{ page: data.page, pages: data.pages, total: data.total, rows: data.lives }}
      hrefOf={(changes) => fileListHref(at, { ...own, ...changes })}
    />
  );
}

/** What the filter leaves, as a file. */
function fileOf(
  { place, moment, path }: FilePlace,
  own: FileParams,
  format: "csv" | "json",
): string {
  const { as: _, lanes: __, ...asked } = own;
  return planUrl(place, "file", { ...moment, ...asked, path, page: "all", format });
}

function lanesFinding({ summary, total, flipped }: FileModel): string {
  const { lives, modules } = summary;
  if (lives === 0) return "No life of an import of the subject";
  if (total < lives) return `${inWords(total)} of ${inWords(lives)} lives pass the filter`;
  const back = flipped.all === 0 ? "" : `; ${counted(flipped.all, "import")} came back`;
  const text = `${counted(lives, "life", "lives")} on ${counted(modules.length, "path")}`;
  return capitalised(
    flipped.takenBack === 0
      ? `${text}${back}`
      : `${text}; ${counted(flipped.takenBack, "move")} flipped back`,
  );
}

function beforeText({ summary, firstAt, now }: FileModel): string {
  if (summary.firstAt === null) return "";
  return summary.firstAt === firstAt
    ? "The line's first commit held it already."
    : `Before ${dayInWords(summary.firstAt, now)} this file had no import of the subject.`;
}
