"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { type FilePlace, fileAt } from "@/components/panels/file-commit";
import { FileFlips } from "@/components/panels/file-flips";
import { FileGoals } from "@/components/panels/file-goals";
import { FileGuards } from "@/components/panels/file-guards";
import { FileLanes, LanesLegend, lanesWindow } from "@/components/panels/file-lanes";
import { FileLivesTable } from "@/components/panels/file-lives-table";
import { FileReturns } from "@/components/panels/file-returns";
import { FileStanding } from "@/components/panels/file-standing";
import { FileUnread } from "@/components/panels/file-unread";
import { FileWrite } from "@/components/panels/file-write";
import { planLinks } from "@/components/panels/plan-links";
import { PathText, Sha } from "@/components/ui/code-text";
import { formatDay } from "@/components/ui/format";
import { PageHead } from "@/components/ui/page-head";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { When } from "@/components/ui/value";
import { type FileModel, fileQuery } from "@/lib/api/file";
import { filePageHref } from "@/lib/api/page-params";
import { type PlanPlace, planUrl } from "@/lib/api/plan-query";
import { capitalised, counted } from "@/lib/domain/number-words";

type FilePanelsProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly path: string;
  readonly isTable: boolean;
};

/** One file: what to write, then how it came. */
export function FilePanels({ place, moment, path, isTable }: FilePanelsProps) {
  const { data } = useSuspenseQuery(fileQuery(place, path, moment));
  const at: FilePlace = { place, moment, path };
  const hasFlips = data.flips.length > 0;
  const hasStanding = data.standing.length > 0;
  const hasCompany = hasStanding || data.risk !== null;
  return (
    <>
      <PageHead
        kicker={<Kicker data={data} />}
        sentence={data.sentences.headline}
        lede={data.sentences.lede}
      />
      <div className="grid-12">
        <LanesPanel data={data} at={at} isTable={isTable} />
        <FileWrite data={data} at={at} />
        {data.unread.length > 0 ? <FileUnread data={data} at={at} /> : null}
        {hasFlips ? <FileFlips data={data} at={at} span={hasCompany ? 7 : 12} /> : null}
        {data.risk === null ? null : (
          <FileGuards
            risk={data.risk}
            links={planLinks(place, moment, "")}
            span={hasFlips || hasStanding ? 5 : 12}
          />
        )}
        {hasStanding ? (
          <FileStanding data={data} span={standingSpan(hasFlips, data.risk !== null)} />
        ) : null}
        <FileGoals data={data} at={at} />
        {data.returns.length > 0 ? <FileReturns data={data} at={at} /> : null}
        {data.renames.length > 0 ? <Renames data={data} at={at} /> : null}
        {isTable || data.lives.length === 0 ? null : (
          <Panel
            finding="Each life, from the commit that opened it to the one that closed it"
            isFlush
          >
            <FileLivesTable data={data} at={at} />
          </Panel>
        )}
      </div>
    </>
  );
}

/** Beside the one of flips and guards that stands alone, or across. */
function standingSpan(hasFlips: boolean, hasGuards: boolean): 5 | 7 | 12 {
  if (hasFlips === hasGuards) return 12;
  return hasFlips ? 5 : 7;
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
  readonly isTable: boolean;
};

function LanesPanel({ data, at, isTable }: LanesPanelProps) {
  const { place, moment, path } = at;
  const finding = lanesFinding(data);
  const file = (format: string) => planUrl(place, "file", { ...moment, path, format });
  return (
    <Panel
      finding={finding}
      span={7}
      legend={data.lives.length === 0 ? undefined : <LanesLegend data={data} />}
      twin={{
        isShown: isTable,
        href: filePageHref(place, path, { ...moment, ...(isTable ? {} : { as: "table" }) }),
        table: <FileLivesTable data={data} at={at} />,
      }}
      csv={file("csv")}
      json={file("json")}
      footer={`A life survives line shifts and renames. ${beforeText(data)}`}
    >
      {data.lives.length === 0 ? (
        <Empty hint="The scans name this file, for imports that are not the plan's subject or because it could not be read.">
          No import of the plan's subject has stood in this file up to this commit.
        </Empty>
      ) : (
        <FileLanes label={finding} data={data} at={at} window={lanesWindow(data)} />
      )}
    </Panel>
  );
}

function lanesFinding({ lives, flips }: FileModel): string {
  if (lives.length === 0) return "No life of an import of the subject";
  const modules = new Set(lives.map(({ module }) => module)).size;
  const back = flips.length === 0 ? "" : `; ${counted(flips.length, "import")} came back`;
  const taken = flips.filter(({ isTakenBack }) => isTakenBack).length;
  const text = `${counted(lives.length, "life", "lives")} on ${counted(modules, "path")}`;
  return capitalised(
    taken === 0 ? `${text}${back}` : `${text}; ${counted(taken, "move")} flipped back`,
  );
}

function beforeText({ lives, firstAt }: FileModel): string {
  if (lives.length === 0) return "";
  const first = Math.min(...lives.map(({ opened }) => opened.t));
  return first === firstAt
    ? "The line's first commit held it already."
    : `Before ${formatDay(first)} this file had no import of the subject.`;
}

function Renames({ data, at }: { readonly data: FileModel; readonly at: FilePlace }) {
  return (
    <Panel finding={`${capitalised(counted(data.renames.length, "rename"))} tied to this file`}>
      <ul>
        {data.renames.map(({ from, to, sha, t }) => (
          <li
            key={`${sha} ${from}`}
            className="flex flex-wrap items-baseline gap-x-2 border-b border-hair-2 py-1.5 last:border-b-0"
          >
            <When at={t} />
            <Sha sha={sha} href={fileAt(at, sha)} />
            <PathText path={from} href={filePageHref(at.place, from, at.moment)} />
            <span className="text-ink-3">became</span>
            <PathText path={to} href={filePageHref(at.place, to, at.moment)} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}
