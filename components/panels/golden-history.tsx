import { StateStrip } from "@/components/charts/state-strip";
import { GoldenTag } from "@/components/panels/golden-tag";
import { GOLDEN_MARKS, GOLDEN_ORDER, historyFinding } from "@/components/panels/golden-words";
import type { PlanLinks } from "@/components/panels/plan-links";
import { Simulated } from "@/components/panels/simulated";
import { Sha } from "@/components/ui/code-text";
import { DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { Span, When } from "@/components/ui/value";
import type { GoldenPathModel, StateSpan } from "@/lib/domain/verdict/golden-path-model";

type GoldenHistoryProps = {
  readonly data: GoldenPathModel;
  readonly links: PlanLinks;
  readonly twin: { readonly isShown: boolean; readonly href: string };
  /** The moment read, epoch ms. */
  readonly now: number;
};

/** Which state held when; each stretch opens the page at its first commit. */
export function GoldenHistory({ data, links, twin, now }: GoldenHistoryProps) {
  const { history } = data;
  const finding = historyFinding(history);
  return (
    <Panel
      finding={finding}
      legend={
        <>
          {GOLDEN_ORDER.map((state) => (
            <GoldenTag key={state} state={state} />
          ))}
          <Simulated is={data.isSimulated} />
        </>
      }
      {...(history.length === 0
        ? {}
        : { twin: { ...twin, table: <HistoryTable {...{ history, links, now }} /> } })}
      footer={`A stretch opens this page as of its first commit.${
        data.historyTotal > history.length
          ? ` The newest ${history.length} of ${data.historyTotal} stretches.`
          : ""
      }`}
    >
      {history.length === 0 ? (
        <Empty hint="A state is known from the first scanned commit on.">
          No commit has been judged yet.
        </Empty>
      ) : (
        <StateStrip
          label={finding}
          asOf={now}
          stretches={history.map(({ state, from, to, sha, why }) => ({
            tone: GOLDEN_MARKS[state].tone,
            word: GOLDEN_MARKS[state].word,
            why,
            from,
            to,
            href: links.at(sha),
          }))}
        />
      )}
    </Panel>
  );
}

type HistoryTableProps = {
  readonly history: readonly StateSpan[];
  readonly links: PlanLinks;
  readonly now: number;
};

function HistoryTable({ history, links, now }: HistoryTableProps) {
  return (
    <DataTable
      label="States over time, newest first"
      rows={history.toReversed()}
      rowKey={({ from, state }) => `${from} ${state}`}
      rowTone={({ state }) => (state === "not checked" ? "unknown" : null)}
      maxHeight={420}
      columns={[
        { key: "from", head: "From", cell: ({ from }) => <When at={from} /> },
        { key: "state", head: "State", cell: ({ state }) => <GoldenTag state={state} /> },
        {
          key: "held",
          head: "Held",
          align: "end",
          cell: ({ from, to }) => <Span ms={(to ?? now) - from} />,
        },
        {
          key: "sha",
          head: "As of",
          cell: ({ sha }) => <Sha sha={sha} href={links.at(sha)} />,
        },
        { key: "why", head: "Why", isWideOnly: true, cell: ({ why }) => why },
      ]}
    />
  );
}
