import type { ReactNode } from "react";
import { ClassGlyph } from "@/components/charts/class-marks";
import { PartFinishCell } from "@/components/panels/part-finish";
import type { PlanLinks } from "@/components/panels/plan-links";
import { type FinishOf, forecastHref } from "@/components/panels/use-finishes";
import { ModuleText, PathText } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { Num } from "@/components/ui/value";
import type { BurndownModel } from "@/lib/api/burndown";
import type { BreakdownRow } from "@/lib/domain/board/breakdown";
import { total } from "@/lib/domain/board/commit-flows";
import { NO_RISK } from "@/lib/domain/board/dimensions";
import { directoriesFinding, modulesFinding, risksFinding } from "@/lib/domain/board/findings";
import { lastPart } from "@/lib/domain/module-parts";
import { sharedPrefix } from "@/lib/domain/module-prefix";
import { sinceInWords } from "@/lib/domain/words";

type BreakdownProps = {
  readonly data: BurndownModel;
  readonly links: PlanLinks;
  readonly from: string | undefined;
};

/** Legacy imports by the path they come from, now and over the ledger's span. */
export function LegacyPaths({ data, links, from }: BreakdownProps) {
  const prefix = sharedPrefix(data.modules.map(({ key }) => key));
  return (
    <Panel
      finding={modulesFinding(data.modules, lastPart)}
      csv={links.api("flow", { flow: "end", from, format: "csv" })}
      legend={
        prefix === "" ? undefined : (
          <span>
            under <code>{prefix}</code>
          </span>
        )
      }
      footer={`In and out ${sinceInWords(data.ledger.from.label)}. The CSV lists each import that stands.`}
      isFlush
    >
      <DataTable
        label="Legacy imports by legacy path"
        columns={[
          nameColumn("Legacy path", ({ key }) => (
            <>
              <ClassGlyph of="legacy" />{" "}
              <ModuleText module={key} {...(prefix === "" ? {} : { prefix })} />
            </>
          )),
          ...flowColumns((flow, { key }) => links.flow({ flow, from, module: key })),
        ]}
        rows={data.modules}
        rowKey={({ key }) => key}
        maxHeight={300}
        empty={<Empty>No legacy path was imported in this span.</Empty>}
      />
    </Panel>
  );
}

type FoldersProps = BreakdownProps & { readonly finishOf: FinishOf };

/** The same by folder, with the finish of each. */
export function LegacyFolders({ data, links, from, finishOf }: FoldersProps) {
  return (
    <Panel
      finding={directoriesFinding(data.directories)}
      csv={links.api("finishes", { by: "dir", format: "csv" })}
      footer={`In and out ${sinceInWords(data.ledger.from.label)}, by the first two folders of a path. Finished: 85% of the runs of a folder's own forecast.`}
      isFlush
    >
      <DataTable
        label="Legacy imports by folder"
        columns={[
          nameColumn("Folder", ({ key }) => <PathText path={key} />),
          ...flowColumns((flow, { key }) => links.flow({ flow, from, dir: key })),
          finishColumn(links, finishOf),
        ]}
        rows={data.directories}
        rowKey={({ key }) => key}
        maxHeight={300}
        empty={<Empty>No folder held a legacy import in this span.</Empty>}
      />
    </Panel>
  );
}

function finishColumn(links: PlanLinks, finishOf: FinishOf): Column<BreakdownRow> {
  return {
    key: "finish",
    head: "Finished, 85%",
    align: "end",
    isWideOnly: true,
    // Beside the ledger a name would break within its words.
    className: "max-rail:hidden",
    cell: ({ key }) => (
      <PartFinishCell
        finish={finishOf(key)}
        href={forecastHref(links, { dimension: "dir", key })}
      />
    ),
  };
}

const RISK_WORDS: Readonly<Record<string, string>> = {
  high: "High risk",
  medium: "Medium risk",
  low: "Low risk",
  [NO_RISK]: "Not a critical file",
};

/** The same by the risk that the plan gives a file; absent where it names no critical file. */
export function LegacyRisks({ data, links, from }: BreakdownProps) {
  if (data.risks.length === 0) return null;
  return (
    <Panel
      finding={risksFinding(data.risks)}
      footer={`In and out ${sinceInWords(data.ledger.from.label)}, by the gravest risk that the plan gives a file.`}
      isFlush
    >
      <DataTable
        label="Legacy imports by risk"
        columns={[
          nameColumn("Risk", ({ key }) => RISK_WORDS[key] ?? key),
          ...flowColumns((flow, { key }) => links.flow({ flow, from, risk: key })),
        ]}
        rows={data.risks}
        rowKey={({ key }) => key}
      />
    </Panel>
  );
}

function nameColumn(head: string, cell: (row: BreakdownRow) => ReactNode): Column<BreakdownRow> {
  return { key: "name", head, cell };
}

type HrefOf = (flow: "end" | "in" | "out", row: BreakdownRow) => string;

function flowColumns(hrefOf: HrefOf): Column<BreakdownRow>[] {
  const change = (row: BreakdownRow, flow: "in" | "out", value: number) => (
    <Num value={value} signed {...(value === 0 ? {} : { href: hrefOf(flow, row) })} />
  );
  return [
    {
      key: "now",
      head: "Now",
      align: "end",
      cell: (row) => (
        <Num value={row.now} {...(row.now === 0 ? {} : { href: hrefOf("end", row) })} />
      ),
    },
    {
      key: "in",
      head: "In",
      align: "end",
      isWideOnly: true,
      cell: (row) => change(row, "in", total(row.ledger.in)),
    },
    {
      key: "out",
      head: "Out",
      align: "end",
      isWideOnly: true,
      cell: (row) => change(row, "out", -total(row.ledger.out)),
    },
    {
      key: "net",
      head: "Net",
      align: "end",
      cell: ({ ledger }) => <Num value={ledger.end - ledger.start} signed />,
    },
  ];
}
