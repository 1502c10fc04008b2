import { BarList } from "@/components/charts/bar-list";
import { ClassTag } from "@/components/charts/class-marks";
import { PhantomLine } from "@/components/panels/phantom-line";
import type { PlanLinks } from "@/components/panels/plan-links";
import { ModuleText, PathText, Sha } from "@/components/ui/code-text";
import { DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { Num, When } from "@/components/ui/value";
import type { OverviewModel } from "@/lib/api/overview";
import { outsideFinding, worstFinding } from "@/lib/domain/board/findings";
import { lastPart } from "@/lib/domain/module-parts";
import { sharedPrefix } from "@/lib/domain/module-prefix";
import { inWords, plural } from "@/lib/domain/words";

type ListProps = { readonly data: OverviewModel; readonly links: PlanLinks };

const OUTSIDE_SHOWN = 7;

/** Imports on paths that the plan does not judge, by module: to be named in the plan, or moved. */
export function OverviewOutside({ data, links }: ListProps) {
  const { outside, counts, planVersion } = data;
  const prefix = sharedPrefix(outside.map(({ module }) => module));
  const rest = outside.slice(OUTSIDE_SHOWN);
  const all = counts.unplanned + counts.unclassified;
  return (
    <Panel
      span={4}
      finding={outsideFinding(outside, lastPart)}
      legend={
        all === 0 ? undefined : (
          <>
            <ClassTag of="unplanned" />
            <ClassTag of="unclassified" />
            {prefix === "" ? null : (
              <span className="text-ink-3">
                under <code>{prefix}</code>
              </span>
            )}
          </>
        )
      }
      csv={links.api("flow", { of: "outside", flow: "end", format: "csv" })}
      footer={
        all === 0 ? undefined : (
          <>
            <span>
              Version {planVersion} judges none of these: name each path in the plan, as canonical
              or legacy, or move its imports. Until then they are neither legacy nor progress.
            </span>
            <a href={links.page("plan")}>The plan's rules</a>
          </>
        )
      }
    >
      {all === 0 ? (
        <Empty>No import of the subject stands on a path that the plan does not judge.</Empty>
      ) : (
        <BarList
          label="Imports outside the plan by path"
          rows={outside.slice(0, OUTSIDE_SHOWN).map((row) => ({
            key: `${row.class} ${row.module}`,
            label: <ModuleText module={row.module} {...(prefix === "" ? {} : { prefix })} />,
            value: row.imports,
            of: row.class,
            href: links.flow({ of: row.class, flow: "end", module: row.module }),
          }))}
        />
      )}
      {rest.length === 0 ? null : (
        <p className="mt-1 text-label text-ink-3">
          and{" "}
          {plural(
            rest.reduce((sum, { imports }) => sum + imports, 0),
            "import",
          )}{" "}
          on {plural(rest.length, "more path")};{" "}
          <a href={links.flow({ of: "outside", flow: "end" })}>all {inWords(all)}</a>
        </p>
      )}
      <PhantomLine phantoms={data.phantoms} links={links} />
    </Panel>
  );
}

/** The files with the most legacy imports. */
export function OverviewWorst({ data, links }: ListProps) {
  const { worst, counts, flipFlop } = data;
  return (
    <Panel
      span={6}
      finding={worstFinding(worst, counts)}
      csv={links.api("files", { format: "csv" })}
      json={links.api("files")}
      footer={
        <>
          <a href={links.page("files")}>All {plural(counts.legacyFiles, "file")}</a>
          {flipFlop.files === 0 ? null : (
            <a href={links.page("files", { show: "flipped" })}>
              {plural(flipFlop.files, "file")} flip-flopped
            </a>
          )}
        </>
      }
      isFlush
    >
      <DataTable
        label="Files with the most legacy imports"
        columns={[
          {
            key: "path",
            head: "File",
            cell: ({ path }) => <PathText path={path} href={links.file(path)} />,
          },
          {
            key: "legacy",
            head: <ClassTag of="legacy" />,
            align: "end",
            cell: ({ path, counts: { legacy } }) => <Num value={legacy} href={links.file(path)} />,
          },
          {
            key: "outside",
            head: <ClassTag of="unplanned" />,
            align: "end",
            isWideOnly: true,
            cell: ({ counts: { unplanned } }) => <Num value={unplanned} />,
          },
        ]}
        rows={worst}
        rowKey={({ path }) => path}
        empty={<Empty>No file holds a legacy import.</Empty>}
      />
    </Panel>
  );
}

/** The commits since yesterday that moved a count. */
export function OverviewRecent({ data, links }: ListProps) {
  const { rows, total, from } = data.recent;
  const one = (row: (typeof rows)[number], params: Readonly<Record<string, string>>) =>
    links.flow({ ...params, from: row.before ?? undefined, at: row.sha });
  return (
    <Panel
      span={6}
      finding={
        total === 0
          ? "No commit moved a count since yesterday"
          : `${plural(total, "commit")} moved a count since yesterday`
      }
      csv={links.api("changes", { from: "day", format: "csv" })}
      json={links.api("changes", { from: "day" })}
      footer={
        <>
          {rows.length < total ? (
            <span>The newest {inWords(rows.length)}; the CSV has all.</span>
          ) : null}
          <a href={`${links.page("burndown", { from: "day" })}#ledger`}>Why the number moved</a>
        </>
      }
      isFlush
    >
      <DataTable
        label="Commits since yesterday that moved a count"
        columns={[
          { key: "t", head: "When, UTC", cell: ({ t }) => <When at={t} /> },
          {
            key: "commit",
            head: "Commit",
            cell: ({ sha, subject, author, isMerge }) => (
              <>
                <Sha sha={sha} href={links.at(sha)} />
                <span className="block text-label text-ink-3 max-tablet:hidden">
                  {[subject, author, isMerge ? "merge" : null].filter(Boolean).join(", ")}
                </span>
              </>
            ),
          },
          {
            key: "in",
            head: "Legacy in",
            align: "end",
            cell: (row) => <Moved value={row.legacyIn} href={one(row, { flow: "in" })} />,
          },
          {
            key: "out",
            head: "out",
            align: "end",
            cell: (row) => <Moved value={-row.legacyOut} href={one(row, { flow: "out" })} />,
          },
          {
            key: "progress",
            head: "progress",
            align: "end",
            isWideOnly: true,
            cell: (row) => <Moved value={row.progress} href={one(row, { flow: "progress" })} />,
          },
          {
            key: "outside",
            head: "outside the plan",
            align: "end",
            isWideOnly: true,
            cell: (row) => (
              <>
                <Moved value={row.outsideIn} href={one(row, { of: "outside", flow: "in" })} />
                {row.outsideOut === 0 ? null : (
                  <>
                    {" "}
                    <Moved
                      value={-row.outsideOut}
                      href={one(row, { of: "outside", flow: "out" })}
                    />
                  </>
                )}
              </>
            ),
          },
        ]}
        rows={rows}
        rowKey={({ sha }) => sha}
        empty={
          <Empty>Nothing changed since {from.t === null ? "then" : <When at={from.t} />}.</Empty>
        }
      />
    </Panel>
  );
}

function Moved({ value, href }: { readonly value: number; readonly href: string }) {
  return <Num value={value} signed {...(value === 0 ? {} : { href })} />;
}
