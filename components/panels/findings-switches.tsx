import type { PlanLinks } from "@/components/panels/plan-links";
import { SegmentedLinks } from "@/components/ui/button";
import type { FindingsModel } from "@/lib/api/findings";
import { inWords } from "@/lib/domain/words";

type FindingsPartProps = { readonly data: FindingsModel; readonly links: PlanLinks };

/** Which findings: of the plan or all, of which tool, of one rule. Links, so that the URL holds them. */
export function FindingsSwitches({ data, links }: FindingsPartProps) {
  const { named, toolNames, show, tool, rule, standing } = data;
  if (named.length === 0 && toolNames.length < 2 && rule === "") return null;
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 max-tablet:mb-3">
      {named.length > 0 ? (
        <SegmentedLinks
          label="Which findings"
          items={[
            {
              label: <Counted word="In the plan" count={standing.plan} />,
              title: "What subject.findings of the plan names",
              href: links.page("findings", { show: undefined }),
              isCurrent: show === "plan",
            },
            {
              label: <Counted word="All" count={standing.all} />,
              title: "Whatever the scanners reported",
              href: links.page("findings", { show: "all" }),
              isCurrent: show === "all",
            },
          ]}
        />
      ) : null}
      {toolNames.length > 1 ? (
        <SegmentedLinks
          label="Of which tool"
          items={["", ...toolNames].map((name) => ({
            label: name === "" ? "All tools" : name,
            href: links.page("findings", { tool: name || undefined, rule: undefined }),
            isCurrent: name === tool,
          }))}
        />
      ) : null}
      {rule === "" ? null : (
        <span className="text-label text-ink-2">
          Only <code className="font-mono">{rule}</code>.{" "}
          <a href={links.page("findings", { rule: undefined })}>All rules</a>
        </span>
      )}
    </div>
  );
}

function Counted({ word, count }: { readonly word: string; readonly count: number }) {
  return (
    <>
      {word}
      <span className="ml-1.5 font-normal opacity-80">{inWords(count)}</span>
    </>
  );
}
