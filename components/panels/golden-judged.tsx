import { GoldenTag } from "@/components/panels/golden-tag";
import { GuardTag } from "@/components/panels/guard-tag";
import type { PlanLinks } from "@/components/panels/plan-links";
import { Simulated } from "@/components/panels/simulated";
import { TestResults } from "@/components/panels/test-results";
import { PathText } from "@/components/ui/code-text";
import { DataTable } from "@/components/ui/data-table";
import { formatAge } from "@/components/ui/format";
import { Panel } from "@/components/ui/panel";
import { Num } from "@/components/ui/value";
import { capitalised, counted } from "@/lib/domain/number-words";
import type { GoldenPathModel, PartRow, PatternRow } from "@/lib/domain/verdict/golden-path-model";
import type { GuardRow } from "@/lib/domain/verdict/guard-model";
import { plural } from "@/lib/domain/words";

type GoldenJudgedProps = {
  readonly data: GoldenPathModel;
  readonly links: PlanLinks;
  readonly now: number | null;
};

/** Every pattern of the plan, what it selects, and what its files' last runs said: folded, for those who ask. */
export function GoldenJudged({ data, links, now }: GoldenJudgedProps) {
  const parts = [...data.steps, ...data.guarantees];
  const patterns = parts.flatMap((part) => part.patterns).length;
  const unmatched = parts
    .flatMap((part) => part.patterns)
    .filter(({ tests }) => tests === 0).length;
  return (
    <Panel
      id="judged"
      finding="How this was judged"
      csv={links.api("golden-path", { format: "csv" })}
      json={links.api("golden-path")}
      className="scroll-mt-32"
    >
      <p className="max-w-[90ch] text-ink-2">
        Each event and guarantee names patterns of tests. A pattern is as good as the worst of its
        tests on every environment that the plan asks for; a pattern that selects nothing is not
        checked. {capitalised(counted(patterns, "pattern"))},{" "}
        {unmatched === 0 ? "each of them" : `${counted(unmatched, "of them", "of them")} not`}{" "}
        matched by a test that ran.
      </p>
      <details className="mt-2">
        <summary className="w-fit cursor-pointer py-1 text-accent-ink hover:underline">
          Every pattern, its files and their last runs
        </summary>
        {parts.map((part) => (
          <PartJudged key={part.id} part={part} links={links} now={now} />
        ))}
      </details>
    </Panel>
  );
}

type PartJudgedProps = {
  readonly part: PartRow;
  readonly links: PlanLinks;
  readonly now: number | null;
};

function PartJudged({ part, links, now }: PartJudgedProps) {
  return (
    <section className="mt-4 min-w-0">
      <h3 className="flex flex-wrap items-center gap-x-3 font-medium">
        {part.title}
        <GoldenTag state={part.state} />
        <Simulated is={part.isSimulated} />
      </h3>
      <p className="text-ink-2">{part.why}</p>
      <div className="-mx-4 mt-1 max-tablet:-mx-3.5">
        <DataTable
          label={`Patterns of ${part.title}`}
          rows={rowsOf(part)}
          rowKey={(row) => row.key}
          rowTone={isUnknown}
          columns={[
            {
              key: "what",
              head: "Pattern, and its files",
              cell: (row) => <What {...{ row, links }} />,
            },
            { key: "state", head: "State", cell: (row) => <State row={row} /> },
            {
              key: "passed",
              head: "Passed",
              align: "end",
              cell: ({ pattern, guard }) => <Num value={passedOf(pattern, guard)} />,
            },
            {
              key: "tests",
              head: "Tests",
              align: "end",
              isWideOnly: true,
              cell: ({ pattern, guard }) => <Num value={(guard ?? pattern).tests} />,
            },
            {
              key: "where",
              head: "Last runs",
              isWideOnly: true,
              cell: (row) => <Runs row={row} now={now} />,
            },
          ]}
        />
      </div>
      <TestResults label="Tests that do not pass" results={part.results} links={links} />
    </section>
  );
}

/** A pattern, or one of its files below it. */
type Row = { readonly key: string; readonly pattern: PatternRow; readonly guard: GuardRow | null };

function rowsOf({ patterns }: PartRow): readonly Row[] {
  return patterns.flatMap((pattern) => [
    { key: pattern.pattern, pattern, guard: null },
    ...pattern.guards.map((guard) => ({
      key: `${pattern.pattern} ${guard.path}`,
      pattern,
      guard,
    })),
  ]);
}

function isUnknown({ pattern, guard }: Row): "unknown" | null {
  const isMissing = guard === null ? pattern.state === "not checked" : guard.state === "unknown";
  return isMissing ? "unknown" : null;
}

/** Of a file the tests that passed where fewest did, of the environments on which it ran; the last column names the others. */
function passedOf(pattern: PatternRow, guard: GuardRow | null): number {
  if (guard === null) return pattern.passed;
  const ran = guard.environments.filter(({ run }) => run !== null);
  return ran.length === 0 ? 0 : Math.min(...ran.map(({ passed }) => passed));
}

function What({
  row: { pattern, guard },
  links,
}: {
  readonly row: Row;
  readonly links: PlanLinks;
}) {
  if (guard !== null)
    return (
      <span className="block pl-4">
        <PathText path={guard.path} href={links.file(guard.path)} />
        {guard.ranWithoutTree ? (
          <span className="block text-label text-ink-3">ran, not in the tree</span>
        ) : null}
      </span>
    );
  return (
    <>
      <code className="[overflow-wrap:anywhere]">{pattern.pattern}</code>
      <span className="block text-label text-ink-3">
        {plural(pattern.guards.length, "file")} ran
        {pattern.neverRan === 0
          ? ""
          : `; ${plural(pattern.neverRan, "file")} of the tree ${pattern.neverRan === 1 ? "matches" : "match"} and never ran`}
      </span>
    </>
  );
}

function State({ row: { pattern, guard } }: { readonly row: Row }) {
  return guard === null ? (
    <>
      <GoldenTag state={pattern.state} />
      <span className="block text-label text-ink-2">{pattern.why}</span>
    </>
  ) : (
    <>
      <GuardTag state={guard.state} /> <Simulated is={guard.isSimulated} />
      <span className="block text-label text-ink-2">{guard.why}</span>
      {guard.risks.map(({ kind, text }) => (
        <span key={`${kind} ${text}`} className="block text-label text-risk">
          {text}
        </span>
      ))}
    </>
  );
}

function Runs({ row: { guard }, now }: { readonly row: Row; readonly now: number | null }) {
  if (guard === null) return null;
  if (guard.environments.length === 0) return <span className="text-unknown">never ran</span>;
  return guard.environments.map(({ environment, run, passed, tests }) => (
    <span key={environment} className="block text-label/5">
      {environment}:{" "}
      {run === null ? (
        <span className="text-unknown">never ran</span>
      ) : (
        `${passed} of ${tests}${now === null ? "" : `, ${formatAge(run.startedAt, now)}`}`
      )}
    </span>
  ));
}
