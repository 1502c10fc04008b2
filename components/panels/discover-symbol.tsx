"use client";

import { DiscoverDraft } from "@/components/panels/discover-draft";
import { DiscoverPaths } from "@/components/panels/discover-paths";
import { CHOSEN, LINK_WORDS } from "@/components/panels/discover-words";
import { Panel } from "@/components/ui/panel";
import { Disclosure } from "@/components/ui/states";
import type { FragmentDetail } from "@/lib/api/discover";

type DiscoverSymbolProps = {
  readonly project: string;
  readonly at: string | undefined;
  readonly detail: FragmentDetail;
  /** A plan whose file pages show what else a file imports; null when the project has none. */
  readonly plan: string | null;
  readonly closeHref: string;
};

/** One symbol: every path of it, the files that take it, and a plan that would lead them to one. */
export function DiscoverSymbol({ project, at, detail, plan, closeHref }: DiscoverSymbolProps) {
  return (
    <div id={CHOSEN} className="mb-6 flex scroll-mt-4 flex-col gap-4">
      <Panel
        finding={detail.sentence}
        legend={<span className="[overflow-wrap:anywhere]">{detail.why}</span>}
        actions={
          <a
            href={closeHref}
            className="relative quiet-link before:absolute before:-inset-x-1.5 before:-inset-y-1"
          >
            Close
          </a>
        }
        isFlush
        footer={<HowFollowed detail={detail} />}
      >
        <DiscoverPaths project={project} plan={plan} detail={detail} />
      </Panel>
      {detail.draft === null ? null : (
        <DiscoverDraft project={project} at={at} draft={detail.draft} />
      )}
    </div>
  );
}

const CERTAINTY_WORDS = {
  followed: "Imports were followed to a module that binds the name by no import.",
  likely:
    "The trail goes through a star import of a module that is known to have the name: it is likely, not certain.",
  assumed:
    "A star import or a circle of imports may bring the name from elsewhere: where it is defined is assumed.",
};

function HowFollowed({ detail }: { readonly detail: FragmentDetail }) {
  const links = detail.links.map((link) => LINK_WORDS[link]).join("; ");
  return (
    <Disclosure>
      {CERTAINTY_WORDS[detail.certainty]}{" "}
      {links === "" ? "" : `Its definitions are taken for one because ${links}. `}A name that a
      module makes by an assignment counts as defined there. The lines show the imports of each path
      over all commits up to this one, by what the path leads to now.
    </Disclosure>
  );
}
