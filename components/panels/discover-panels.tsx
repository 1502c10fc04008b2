"use client";

import { useSuspenseQuery } from "@tanstack/react-query";
import { DiscoverEmpty } from "@/components/panels/discover-empty";
import { DiscoverFilter } from "@/components/panels/discover-filter";
import { DiscoverSymbol } from "@/components/panels/discover-symbol";
import { DiscoverTable } from "@/components/panels/discover-table";
import { ASTRAY, CHOSEN, SHOW_WORDS } from "@/components/panels/discover-words";
import { ListPager } from "@/components/panels/list-pager";
import { ProjectFrame } from "@/components/panels/project-frame";
import { SegmentedLinks } from "@/components/ui/button";
import { Sha } from "@/components/ui/code-text";
import { PageHead } from "@/components/ui/page-head";
import { Panel } from "@/components/ui/panel";
import { Disclosure, Unknown } from "@/components/ui/states";
import { When } from "@/components/ui/value";
import {
  DISCOVER_SHOWS,
  type DiscoverModel,
  type DiscoverParams,
  discoverQuery,
  discoverUrl,
} from "@/lib/api/discover";
import { hrefWith } from "@/lib/api/page-params";
import { inWords, plural } from "@/lib/domain/words";

type DiscoverPanelsProps = { readonly project: string; readonly own: DiscoverParams };

/** What is imported through more than one path, worst first; one symbol opened, with a drafted plan. */
export function DiscoverPanels({ project, own }: DiscoverPanelsProps) {
  const { data } = useSuspenseQuery(discoverQuery(project, own));
  const show = DISCOVER_SHOWS.find((one) => one === own.show) ?? "fragmented";
  const hrefOf = (changes: DiscoverParams) =>
    hrefWith(`/${project}/discover`, { ...own, page: undefined, ...changes });
  const file = (format: string) =>
    discoverUrl(project, { ...own, symbol: undefined, page: undefined, format });
  return (
    <ProjectFrame project={project} items={paletteItems(data, hrefOf)}>
      <PageHead
        kicker={<AsOf data={data} />}
        sentence={data.sentences.headline}
        lede={<span className="[overflow-wrap:anywhere]">{data.sentences.lede}</span>}
      />
      {data.missing === null ? null : (
        <div className="mb-4">
          <Unknown
            word="Not all is known"
            reason={data.missing.text}
            command={data.missing.command}
          />
        </div>
      )}
      {data.chosen === null ? (
        <Unfound own={own} />
      ) : (
        <DiscoverSymbol
          key={data.chosen.id}
          project={project}
          at={own.at}
          detail={data.chosen}
          plan={data.plans[0] ?? null}
          closeHref={hrefOf({ symbol: undefined, page: own.page })}
        />
      )}
      <div className="mb-3">
        <SegmentedLinks
          label="What is listed"
          items={DISCOVER_SHOWS.map((one) => ({
            label: (
              <>
                {SHOW_WORDS[one].word}
                <span className="ml-1.5 font-normal opacity-80">{inWords(data.shows[one])}</span>
              </>
            ),
            title: SHOW_WORDS[one].title,
            href: hrefOf({
              show: one === "fragmented" ? undefined : one,
              symbol: undefined,
              kind: undefined,
            }),
            isCurrent: one === show,
          }))}
        />
      </div>
      <DiscoverFilter project={project} own={own} kinds={data.kinds} />
      <Panel
        finding={
          data.total === 0 ? "Nothing is listed" : `${plural(data.total, "name")}, worst first`
        }
        legend={`${SHOW_WORDS[show].title} ${ASTRAY}`}
        csv={file("csv")}
        json={file("json")}
        isFlush
        footer={<HowRanked />}
        footerEnd={<ListPager data={data} hrefOf={hrefOf} />}
      >
        <DiscoverTable
          data={data}
          chosen={data.chosen?.id ?? null}
          hrefOf={(id) => `${hrefOf({ symbol: id, page: own.page })}#${CHOSEN}`}
          empty={<DiscoverEmpty data={data} own={own} show={show} hrefOf={hrefOf} />}
        />
      </Panel>
    </ProjectFrame>
  );
}

function AsOf({ data }: { readonly data: DiscoverModel }) {
  const { sha, t, isLatest } = data.asOf;
  if (sha === null) return null;
  return (
    <span>
      Discover, as of <Sha sha={sha} /> of <When at={t} />
      {isLatest ? ", the latest commit" : ""}
    </span>
  );
}

function Unfound({ own }: { readonly own: DiscoverParams }) {
  if (!own.symbol) return null;
  return (
    <p id={CHOSEN} className="mb-4 text-ink-2">
      At this commit <code>{own.symbol}</code> is imported through no more than one path.
    </p>
  );
}

function HowRanked() {
  return (
    <Disclosure>
      The main path of a symbol is the one that most imports take; imports through another are
      astray. Where both are the definition or a package around it, they count by their share only:
      a package that gives its names on is normal (nearby). Of several definitions of one name,
      imports that lead to another than the most imported one are astray. Not counted: star imports,
      texts such as targets of mock.patch, and imports in the modules that give the symbol on. Names
      that begin with an underscore, and those that most modules have one of, are no family. The
      line at the end shows the imports astray over all commits up to this one.
    </Disclosure>
  );
}

function paletteItems({ rows }: DiscoverModel, hrefOf: (changes: DiscoverParams) => string) {
  return rows.map(({ id, name, module, astray }) => ({
    id: `symbol ${id}`,
    group: "Symbols",
    label: name,
    hint: module,
    href: `${hrefOf({ symbol: id })}#${CHOSEN}`,
    count: `${inWords(astray)} astray`,
  }));
}
