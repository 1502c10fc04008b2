import { useSuspenseQuery } from "@tanstack/react-query";
import { StepTrend } from "@/components/charts/step-trend";
import { planLinks } from "@/components/panels/plan-links";
import { ModuleText, Sha } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { ShapeGlyph } from "@/components/ui/glyph";
import { Panel } from "@/components/ui/panel";
import { Disclosure, Empty, Unknown } from "@/components/ui/states";
import { Num, When } from "@/components/ui/value";
import { type PhantomsModel, phantomsQuery } from "@/lib/api/phantoms";
import type { PlanPlace } from "@/lib/api/plan-query";
import type { PhantomModule, PhantomPoint } from "@/lib/domain/board/phantoms";
import { plural } from "@/lib/domain/words";

type PhantomsProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
};

const SCAN = "npm run -s plumbline -- scan --repo ../your-repository --out scan.ndjson";

/** Imports whose module does not exist: how many over time, and which modules are missing now. */
export function BurndownPhantoms({ place, moment }: PhantomsProps) {
  const { data } = useSuspenseQuery(phantomsQuery(place, moment));
  const links = planLinks(place, moment, "burndown");
  return (
    <Panel
      id="phantoms"
      className="scroll-mt-20"
      span={7}
      finding={data.counts === null ? "Whether imports can work is not known" : findingOf(data)}
      legend={
        data.counts === null ? undefined : (
          <span className="inline-flex items-center gap-1.5">
            <ShapeGlyph shape="void" className="text-broken" size={10} />
            Phantom imports in scope
          </span>
        )
      }
      csv={links.api("phantoms", { format: "csv" })}
      json={links.api("phantoms")}
      footer={
        <>
          <a href={links.page("files", { show: "all", phantom: "scope" })}>The files</a>
          <a href={links.api("phantoms", { table: "series", format: "csv" })} data-native="">
            The series as CSV
          </a>
          <Disclosure>
            An import is phantom where its module belongs to this code base and is not in the tree
            of that commit: its file left, or never was there. Files beside the importing one, below
            any folder above it and below src are believed to be found; folders without __init__.py
            are packages too. What may be installed from elsewhere, and names that a module may
            bind, are unknown and not counted. {data.detail}
          </Disclosure>
        </>
      }
      isFlush
    >
      {data.counts === null ? (
        <div className="px-4 pb-3.5">
          <Unknown reason={data.sentence} command={SCAN} />
        </div>
      ) : (
        <Known data={data} />
      )}
    </Panel>
  );
}

function findingOf({ counts, points }: PhantomsModel): string {
  const most = points.reduce((a, b) => (b.imports > a.imports ? b : a), { imports: 0 });
  const now = counts?.imports ?? 0;
  const had = most.imports > now ? `, ${most.imports} at most` : "";
  if (now === 0) return `No import is phantom now${had}`;
  return `${plural(now, "import")} cannot work: ${now === 1 ? "its" : "their"} module is missing${had}`;
}

function Known({ data }: { readonly data: PhantomsModel }) {
  return (
    <>
      <div className="px-4 max-tablet:px-3.5">
        <StepTrend
          label="Phantom imports over time"
          points={data.points.map(({ t, imports }) => ({ t, value: imports }))}
        />
        <Points points={data.points} />
      </div>
      <DataTable
        label="Modules that do not exist"
        columns={MODULE_COLUMNS}
        rows={data.modules}
        rowKey={({ module }) => module}
        maxHeight={300}
        empty={<Empty>{data.sentence}</Empty>}
      />
    </>
  );
}

/** The chart's numbers. */
function Points({ points }: { readonly points: readonly PhantomPoint[] }) {
  return (
    <details className="mt-1.5 mb-2 text-label">
      <summary className="cursor-pointer text-accent-ink hover:underline">
        The numbers as a table
      </summary>
      <DataTable
        label="Phantom imports by commit"
        columns={[
          { key: "t", head: "When, UTC", cell: ({ t }) => <When at={t} /> },
          { key: "sha", head: "Commit", cell: ({ sha }) => <Sha sha={sha} /> },
          {
            key: "imports",
            head: "Imports",
            align: "end",
            cell: ({ imports }) => <Num value={imports} />,
          },
          { key: "files", head: "Files", align: "end", cell: ({ files }) => <Num value={files} /> },
        ]}
        rows={points}
        rowKey={({ sha }) => sha}
        maxHeight={260}
      />
    </details>
  );
}

const MODULE_COLUMNS: Column<PhantomModule>[] = [
  { key: "module", head: "Missing module", cell: ({ module }) => <ModuleText module={module} /> },
  {
    key: "since",
    head: "Not in the tree since",
    isWideOnly: true,
    cell: ({ goneAt }) =>
      goneAt === null ? (
        <span className="text-ink-2">never seen there</span>
      ) : (
        <span className="flex flex-wrap items-baseline gap-x-2">
          <Sha sha={goneAt.sha} />
          <When at={goneAt.t} className="text-ink-2" />
        </span>
      ),
  },
  { key: "imports", head: "Imports", align: "end", cell: ({ imports }) => <Num value={imports} /> },
  {
    key: "files",
    head: "Files",
    align: "end",
    isWideOnly: true,
    cell: ({ files }) => <Num value={files} />,
  },
];
