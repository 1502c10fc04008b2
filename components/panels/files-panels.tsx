"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { FilesEmpty } from "@/components/panels/files-empty";
import { FilesFilter } from "@/components/panels/files-filter";
import { FilesTable } from "@/components/panels/files-table";
import { SHOW_MARKS } from "@/components/panels/files-words";
import { ListPager } from "@/components/panels/list-pager";
import { SegmentedLinks } from "@/components/ui/button";
import { PageHead } from "@/components/ui/page-head";
import { Panel } from "@/components/ui/panel";
import { Disclosure } from "@/components/ui/states";
import {
  FILE_SHOWS,
  type FileShow,
  type FilesModel,
  type FilesParams,
  filesQuery,
} from "@/lib/api/files";
import { pageHref } from "@/lib/api/page-params";
import { type PlanPlace, planUrl } from "@/lib/api/plan-query";
import { NO_OWNER } from "@/lib/domain/board/dimensions";
import { inWords, plural } from "@/lib/domain/words";

type FilesPanelsProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  readonly own: FilesParams;
};

/** The files of a plan: which hold what, filtered by the URL. */
export function FilesPanels({ place, moment, own }: FilesPanelsProps) {
  const { data } = useSuspenseQuery(filesQuery(place, { ...moment, ...own }));
  const show = FILE_SHOWS.find((one) => one === own.show) ?? "legacy";
  const hrefOf = (changes: FilesParams) =>
    pageHref(place, "files", { ...moment, ...own, page: undefined, ...changes });
  const file = (format: string) => planUrl(place, "files", { ...moment, ...own, format });
  return (
    <>
      <PageHead sentence={data.sentences.headline} lede={data.sentences.lede} />
      <div className="mb-3">
        <SegmentedLinks
          label="Which files"
          items={FILE_SHOWS.map((one) => ({
            label: <ShowLabel word={SHOW_MARKS[one].word} files={data.shows[one]} />,
            title: SHOW_MARKS[one].title,
            href: hrefOf({ show: one === "legacy" ? undefined : one, module: undefined }),
            isCurrent: one === show,
          }))}
        />
      </div>
      <FilesFilter
        place={place}
        moment={moment}
        own={own}
        dirs={data.dirs}
        modules={data.modules}
        owners={data.owners}
        goals={data.goals}
        phantomFiles={data.phantomFiles}
      />
      <Panel
        finding={findingOf(data, show, own)}
        legend={SHOW_MARKS[show].title}
        csv={file("csv")}
        json={file("json")}
        actions={
          HAS_PATCH.includes(show) ? (
            <a
              href={file("patch")}
              data-native=""
              title="One patch of all lines that are certain without the source, for git apply --unidiff-zero"
              className="quiet-link"
            >
              Patch
            </a>
          ) : undefined
        }
        isFlush
        footer={
          <Disclosure>
            A file is listed when an import of the plan's subject stood in it at some commit up to
            the moment above. Each import has one class under the plan version read, decided by its
            module, its name and the file's path; the columns count the imports that stand now.
            Reopened counts imports that came back after they had gone. Phantom imports name a
            module of this code base that is not in the tree. A file was put back where it has
            exactly the content again that it had before. The patch holds the lines that are certain
            without the source and says how many are left; git refuses it whole where one line reads
            otherwise, and <code>plumbline check --all --fix</code> reads the sources instead.
          </Disclosure>
        }
        footerEnd={<ListPager data={data} hrefOf={hrefOf} />}
      >
        <FilesTable
          data={data}
          place={place}
          moment={moment}
          own={own}
          hrefOf={hrefOf}
          empty={<FilesEmpty show={show} own={own} data={data} hrefOf={hrefOf} />}
        />
      </Panel>
    </>
  );
}

/** What is shown may be wrong, and so there may be lines to write. */
const HAS_PATCH: readonly FileShow[] = ["legacy", "unplanned", "flipped", "all"];

function ShowLabel({ word, files }: { readonly word: string; readonly files: number }) {
  return (
    <>
      {word}
      <span className="ml-1.5 font-normal opacity-80">{inWords(files)}</span>
    </>
  );
}

function ownedWords(owner: string, ownership: string | undefined): string {
  if (owner === NO_OWNER) return "without an owner";
  return ownership === "first" ? `counted under ${owner}` : `owned by ${owner}`;
}

function findingOf({ total }: FilesModel, show: keyof typeof SHOW_MARKS, own: FilesParams): string {
  const parts = [
    own.dir ? `in ${own.dir}` : "",
    own.q ? `named ${own.q}` : "",
    own.owner ? ownedWords(own.owner, own.ownership) : "",
    own.goal ? `with a goal${own.goal === "any" ? "" : ` ${own.goal}`}` : "",
    own.module ? `importing ${own.module}` : "",
    own.phantom ? "importing a module that does not exist" : "",
  ].filter((part) => part !== "");
  const { verb } = SHOW_MARKS[show];
  const what = `${plural(total, "file")} ${total === 1 ? verb.one : verb.many}`;
  return parts.length === 0 ? what : `${what}, ${parts.join(", ")}`;
}
