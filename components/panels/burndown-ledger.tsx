import { Fragment } from "react";
import { LedgerBars } from "@/components/charts/ledger-bars";
import type { LedgerKind, LedgerRow } from "@/components/charts/ledger-model";
import { FromForm } from "@/components/panels/from-form";
import type { PlanLinks } from "@/components/panels/plan-links";
import { SegmentedLinks } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { Num } from "@/components/ui/value";
import type { BurndownModel, LedgerModel } from "@/lib/api/burndown";
import { total } from "@/lib/domain/board/commit-flows";
import { ledgerFinding } from "@/lib/domain/board/findings";
import type { FlowList } from "@/lib/domain/board/flow-list";
import type { Ledger } from "@/lib/domain/board/ledger";
import { PART_WORDS } from "@/lib/domain/board/of-which";
import { inWords } from "@/lib/domain/words";

type LedgerProps = {
  readonly data: BurndownModel;
  readonly links: PlanLinks;
  readonly own: Readonly<Record<string, string>>;
  /** Why the start that the URL asks for was not taken. */
  readonly problem: string | null;
};

/** Why the number moved, from a moment of choice to this one; every number opens into its imports. */
export function BurndownLedger({ data, links, own, problem }: LedgerProps) {
  const { from, ledger, ofWhich } = data.ledger;
  const asked = { from: own.from };
  return (
    <Panel
      span={7}
      id="ledger"
      finding={ledgerFinding(ledger)}
      csv={links.api("ledger", { ...asked, format: "csv" })}
      json={links.api("ledger", asked)}
      footer={<Identity ledger={ledger} />}
      isFlush
    >
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-2 px-4 pb-2.5 text-label text-ink-3 max-tablet:px-3.5">
        from
        <SegmentedLinks label="Where the ledger begins" items={spanItems(data, links, own)} />
        <FromForm value={isNamed(own.from) ? "" : (own.from ?? "")} problem={problem} />
      </div>
      <LedgerBars
        label={`Legacy imports from ${from.label} to this moment`}
        rows={ledgerRows(data.ledger, (flow) => links.flow({ ...asked, flow }))}
      />
      <OfWhichLines ofWhich={ofWhich} ledger={ledger} links={links} asked={asked} />
    </Panel>
  );
}

const SPANS = [
  ["plan", "plan start"],
  ["week", "7 days ago"],
  ["day", "yesterday"],
  ["all", "first commit"],
] as const;

function isNamed(from: string | undefined): boolean {
  return from === undefined || SPANS.some(([span]) => span === from);
}

function spanItems(
  { planStartsAt, asOf }: BurndownModel,
  links: PlanLinks,
  own: LedgerProps["own"],
) {
  const hasStart = planStartsAt !== null && planStartsAt <= asOf;
  const otherwise = hasStart ? "plan" : "all";
  return SPANS.filter(([span]) => span !== "plan" || hasStart).map(([span, label]) => ({
    label,
    href: links.page("burndown", { ...own, from: span === otherwise ? undefined : span }),
    isCurrent: (own.from ?? otherwise) === span,
  }));
}

const FLOWS: readonly [
  FlowList & (keyof Ledger["in"] | keyof Ledger["out"]),
  LedgerKind,
  string,
][] = [
  ["introduced", "in", "Introduced"],
  ["reopened", "in", "Reopened"],
  ["scopeAdded", "in", "Came into scope"],
  ["converted", "progress", "Converted to canonical"],
  ["removed", "progress", "Removed"],
  ["left", "left", "Left to unplanned or unclassified"],
  ["fileDeleted", "out", "File deleted"],
  ["unreadable", "out", "Became unreadable"],
  ["exempted", "out", "Exempted"],
  ["scopeRemoved", "out", "Left the scope"],
];

function countOf(ledger: Ledger, flow: (typeof FLOWS)[number][0]): number {
  return { ...ledger.in, ...ledger.out }[flow];
}

function ledgerRows(
  { from, to, ledger }: LedgerModel,
  hrefOf: (flow: FlowList) => string,
): LedgerRow[] {
  const moved = FLOWS.filter(([flow]) => countOf(ledger, flow) > 0).map(
    ([flow, kind, label]): LedgerRow => ({
      key: flow,
      label,
      kind,
      value: kind === "in" ? countOf(ledger, flow) : -countOf(ledger, flow),
      href: hrefOf(flow),
    }),
  );
  const end = (
    key: "start" | "end",
    label: string,
    value: number,
    sha: string | null,
  ): LedgerRow => ({
    key,
    label,
    kind: "total",
    value,
    href: hrefOf(key),
    ...(sha === null ? {} : { sha }),
  });
  return [
    end("start", "Start", ledger.start, from.sha),
    ...moved,
    end("end", "End", ledger.end, to.sha),
  ];
}

/** end = start + in - out, with the numbers of this span, and which flows are zero. */
function Identity({ ledger }: { readonly ledger: Ledger }) {
  const zero = FLOWS.filter(([flow]) => countOf(ledger, flow) === 0).map(([, , label]) => label);
  return (
    <>
      <span>
        end = start + in − out: {inWords(ledger.end)} = {inWords(ledger.start)} +{" "}
        {inWords(total(ledger.in))} − {inWords(total(ledger.out))}
      </span>
      {zero.length === 0 ? null : <span>Zero: {zero.join(", ").toLowerCase()}.</span>}
    </>
  );
}

type OfWhichProps = {
  readonly ofWhich: LedgerModel["ofWhich"];
  readonly ledger: Ledger;
  readonly links: PlanLinks;
  readonly asked: { readonly from: string | undefined };
};

/** What a flow's number hides: how much of it came back, or gave way to another legacy import. */
function OfWhichLines({ ofWhich, ledger, links, asked }: OfWhichProps) {
  const flows = FLOWS.filter(([flow]) => ofWhich[flow] !== undefined);
  if (flows.length === 0) return null;
  return (
    <ul
      aria-label="Parts of the flows"
      className="border-t border-hair-2 px-4 py-2 text-label/5 text-ink-2 max-tablet:px-3.5"
    >
      {flows.map(([flow, , label]) => (
        <li key={flow}>
          <p>
            Of the {inWords(countOf(ledger, flow))} {label.toLowerCase()}:{" "}
            {(ofWhich[flow] ?? []).map(({ part, count }, index) => (
              <Fragment key={part}>
                {index === 0 ? "" : ", "}
                <Num value={count} href={links.flow({ ...asked, flow, part })} /> {PART_WORDS[part]}
              </Fragment>
            ))}
            .
          </p>
        </li>
      ))}
    </ul>
  );
}
