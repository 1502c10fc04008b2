import { GlyphLine } from "@/components/panels/glyph-line";
import type { PlanLinks } from "@/components/panels/plan-links";
import { RunText } from "@/components/panels/test-words";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { Num } from "@/components/ui/value";
import type { TestsModel } from "@/lib/domain/verdict/test-model";
import { inWords, plural } from "@/lib/domain/words";

type Run = TestsModel["lastRuns"][number];
type TestsRunsProps = { readonly data: TestsModel; readonly links: PlanLinks };

/** The last runs: what each held, and why one is not all that it should be. */
export function TestsRuns({ data, links }: TestsRunsProps) {
  const { lastRuns, runs, elsewhere } = data;
  const broken = lastRuns.filter(({ incomplete }) => incomplete !== null).length;
  return (
    <Panel
      id="runs"
      finding={`${plural(runs, "run")} on this line${broken === 0 ? "" : `, ${plural(broken, "of the last", "of the last")} ${broken === 1 ? "is" : "are"} incomplete`}`}
      isFlush
      footer={
        <>
          {lastRuns.length < runs ? <span>The newest {inWords(lastRuns.length)}.</span> : null}
          {elsewhere === 0 ? null : (
            <span>
              {plural(elsewhere, "run")} on other branches: nothing hangs on{" "}
              {elsewhere === 1 ? "it" : "them"}.
            </span>
          )}
          <a href={links.page("uploads")}>Uploads</a>
        </>
      }
    >
      <DataTable
        label="The last runs"
        columns={columnsOf(links)}
        rows={lastRuns}
        rowKey={({ sha, environment, run }) => `${sha} ${environment} ${run}`}
        rowTone={({ incomplete, tests }) => (incomplete !== null || tests === 0 ? "unknown" : null)}
        empty={<Empty>No run on this line up to this commit.</Empty>}
      />
    </Panel>
  );
}

function columnsOf(links: PlanLinks): readonly Column<Run>[] {
  return [
    {
      key: "run",
      head: "Run, UTC",
      cell: (run) => (
        <>
          <RunText run={run} links={links} />
          {run.incomplete === null ? null : (
            <GlyphLine tone="unknown">incomplete: {run.incomplete}</GlyphLine>
          )}
        </>
      ),
    },
    { key: "tests", head: "Tests", align: "end", cell: ({ tests }) => <Num value={tests} /> },
    {
      key: "failed",
      head: "Failed",
      align: "end",
      cell: ({ failed }) => (
        <Num value={failed} className={failed > 0 ? "font-medium text-broken" : "text-ink-3"} />
      ),
    },
    {
      key: "skipped",
      head: "Skipped",
      align: "end",
      isWideOnly: true,
      cell: ({ skipped }) => <Num value={skipped} className={skipped > 0 ? "" : "text-ink-3"} />,
    },
  ];
}
