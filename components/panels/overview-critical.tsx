import type { ReactNode } from "react";
import { ClassTag } from "@/components/charts/class-marks";
import { GOLDEN_MARKS } from "@/components/panels/golden-words";
import type { PlanLinks } from "@/components/panels/plan-links";
import { PathText, Sha } from "@/components/ui/code-text";
import { DataTable } from "@/components/ui/data-table";
import { NOT_APPLICABLE } from "@/components/ui/format";
import { Panel, type PanelSpan } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { StateTag } from "@/components/ui/tag";
import { When } from "@/components/ui/value";
import type { OverviewModel } from "@/lib/api/overview";
import { type CriticalRow, criticalFinding } from "@/lib/domain/board/critical";
import type { CriticalGuard } from "@/lib/domain/verdict/critical-guards";
import { GOLDEN_PATH_STATES } from "@/lib/domain/verdict/words";
import { inWords } from "@/lib/domain/words";

type CriticalProps = {
  readonly data: OverviewModel;
  readonly links: PlanLinks;
  readonly span: PanelSpan;
};

/** The plan's critical files and how each stands. */
export function OverviewCritical({ data, links, span }: CriticalProps) {
  return (
    <Panel
      span={span}
      finding={criticalFinding(data.critical)}
      json={links.api("overview")}
      footer={`Critical files are those that version ${data.planVersion} of the plan names.`}
      isFlush
    >
      <DataTable
        label="Critical files"
        columns={[
          {
            key: "path",
            head: "File",
            className: "min-w-36",
            cell: ({ path }) => <PathText path={path} href={links.file(path)} />,
          },
          { key: "state", head: "Now", cell: (row) => <StateCell row={row} /> },
          ...(data.judging === null
            ? []
            : [
                {
                  key: "guards",
                  head: "Guards",
                  cell: ({ path }: CriticalRow) => (
                    <GuardsCell guards={data.judging?.criticalGuards[path] ?? []} />
                  ),
                },
              ]),
          { key: "risk", head: "Risk", isWideOnly: true, cell: ({ risk }) => risk },
          {
            key: "why",
            head: "Why it is critical",
            isWideOnly: true,
            className: "min-w-24 text-ink-2 [overflow-wrap:anywhere]",
            cell: ({ why }) => why ?? NOT_APPLICABLE,
          },
          {
            key: "since",
            head: "Last change",
            isWideOnly: true,
            cell: ({ row }) =>
              row === null ? (
                NOT_APPLICABLE
              ) : (
                <span>
                  <When at={row.lastChange.t} />{" "}
                  <Sha sha={row.lastChange.sha} href={links.at(row.lastChange.sha)} />
                </span>
              ),
          },
        ]}
        rows={data.critical}
        rowKey={({ path }) => path}
        rowTone={({ state }) => (state === "unknown" || state === "missing" ? "unknown" : null)}
        empty={<Empty hint="A plan names them under criticalFiles.">No file is critical.</Empty>}
      />
    </Panel>
  );
}

function StateCell({ row }: { readonly row: CriticalRow }): ReactNode {
  const counts = row.row?.counts;
  switch (row.state) {
    case "legacy":
      return <ClassTag of="legacy">{inWords(counts?.legacy ?? 0)} legacy</ClassTag>;
    case "outside":
      return (
        <ClassTag of={counts?.unplanned ? "unplanned" : "unclassified"}>
          {inWords((counts?.unplanned ?? 0) + (counts?.unclassified ?? 0))} outside the plan
        </ClassTag>
      );
    case "canonical":
      return <ClassTag of="canonical">canonical</ClassTag>;
    case "none":
      return <span className="text-ink-2">no import of the subject</span>;
    case "missing":
      return <StateTag tone="unknown">not in the tree</StateTag>;
    case "unknown":
      return <StateTag tone="unknown">unknown</StateTag>;
  }
}

/** The worst of the guards in a word, each with its reason behind. */
function GuardsCell({ guards }: { readonly guards: readonly CriticalGuard[] }): ReactNode {
  if (guards.length === 0) return <StateTag tone="unknown">no guard named</StateTag>;
  const worst = GOLDEN_PATH_STATES.find((state) => guards.some((guard) => guard.state === state));
  const named = guards.find(({ state }) => state === worst) ?? guards[0];
  const tone = GOLDEN_MARKS[worst ?? "not checked"].tone;
  return (
    <span title={guards.map(({ pattern, why }) => `${pattern}: ${why}`).join("\n")}>
      <StateTag tone={tone}>{GUARD_WORD[worst ?? "not checked"]}</StateTag>
      <span className="block text-label text-ink-3 [overflow-wrap:anywhere]">{named?.why}</span>
    </span>
  );
}

const GUARD_WORD = {
  protected: "passing",
  "at risk": "weaker",
  broken: "failing",
  "not checked": "not checked",
} as const;
