import { ClassTag } from "@/components/charts/class-marks";
import type { PlanPartProps } from "@/components/panels/plan-part";
import { ModuleText } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { hrefWith } from "@/components/ui/href";
import { Panel } from "@/components/ui/panel";
import { Disclosure } from "@/components/ui/states";
import { StateTag } from "@/components/ui/tag";
import { Num, When } from "@/components/ui/value";
import { pageHref } from "@/lib/api/page-params";
import type { PlanModel } from "@/lib/api/plan";
import { planUrl } from "@/lib/api/plan-query";
import type { ImportClass } from "@/lib/domain/import-class";
import { sharedPrefix } from "@/lib/domain/module-prefix";
import { plural } from "@/lib/domain/words";

type Version = PlanModel["versions"][number];

/** Every version over the same facts at the same moment, so that a change of direction shows as numbers. */
export function PlanVersions(props: PlanPartProps) {
  const { place, moment, model } = props;
  const { versions, plan } = model;
  const prefix = sharedPrefix(versions.flatMap(({ canonical }) => canonical).map(moduleOf));
  return (
    <Panel
      id="versions"
      className="scroll-mt-20"
      finding={
        versions.length === 1
          ? "One version of this plan is stored"
          : `${plural(versions.length, "version")} read the same facts differently`
      }
      legend={
        prefix === "" ? null : (
          <span className="text-ink-3 max-tablet:hidden">
            Modules without <code>{prefix}</code>
          </span>
        )
      }
      json={planUrl(place, "plan", moment)}
      footer={
        <Disclosure>
          Each version classifies every import that stands at the moment of the page: out of scope,
          exempt, canonical, legacy, unplanned, unclassified, the first that holds. No verdict is
          stored, so the numbers of an old version are as exact as those of the one in force.
        </Disclosure>
      }
      isFlush
    >
      <DataTable
        label="Versions of this plan, newest first"
        columns={columnsOf(props, prefix)}
        rows={[...versions].reverse()}
        rowKey={({ version }) => String(version)}
        rowTone={({ version }) => (version === plan.version ? "selected" : null)}
      />
    </Panel>
  );
}

function columnsOf(props: PlanPartProps, prefix: string): Column<Version>[] {
  const { place, moment, model } = props;
  return [
    {
      key: "version",
      head: "Version",
      cell: (row) => (
        <span className="flex flex-wrap items-baseline gap-x-2">
          <span className="font-semibold">v{row.version}</span>
          {row.version === model.inForce ? <StateTag tone="good">In force</StateTag> : null}
          <a
            href={pageHref(place, "uploads", moment)}
            className="quiet-link basis-full text-label whitespace-nowrap"
          >
            upload {row.uploadId}
          </a>
        </span>
      ),
    },
    {
      key: "from",
      head: "In force from",
      isWideOnly: true,
      cell: ({ effectiveAt }) => (effectiveAt === null ? "ever" : <When at={effectiveAt} />),
    },
    {
      key: "path",
      head: "Calls canonical",
      isWideOnly: true,
      cell: ({ canonical }) => (
        <span className="flex flex-col">
          {canonical.map((rule) => (
            <ModuleText key={rule} module={rule} prefix={prefix} />
          ))}
        </span>
      ),
    },
    countColumn("legacy", "Legacy", props, "phone"),
    {
      key: "files",
      head: "in files",
      align: "end",
      isWideOnly: true,
      cell: ({ version, counts }) => (
        <Num value={counts.legacyFiles} href={filesHref(props, version, "legacy")} />
      ),
    },
    countColumn("unplanned", "Unplanned", props),
    countColumn("unclassified", "Unclassified", props),
    countColumn("canonical", "Canonical", props, "phone"),
    countColumn("exempt", "Exempt", props),
    countColumn("outOfScope", "Out of scope", props),
    linksColumn(props),
  ];
}

function countColumn(
  of: ImportClass,
  word: string,
  props: PlanPartProps,
  width: "phone" | "wide" = "wide",
): Column<Version> {
  return {
    key: of,
    head: <ClassTag of={of}>{word}</ClassTag>,
    align: "end",
    isWideOnly: width === "wide",
    cell: ({ version, counts }) => <Num value={counts[of]} href={filesHref(props, version, of)} />,
  };
}

function filesHref({ place, moment }: PlanPartProps, version: number, show: ImportClass): string {
  return pageHref(place, "files", { ...moment, version, show });
}

function linksColumn(props: PlanPartProps): Column<Version> {
  const { place, moment, model } = props;
  const here = pageHref(place, "plan", moment);
  return {
    key: "links",
    head: <span className="sr-only">Read, compare</span>,
    align: "end",
    cell: ({ version }) => (
      <span className="flex justify-end gap-x-3 max-tablet:flex-col">
        {version === model.plan.version ? (
          <span className="text-ink-3">read here</span>
        ) : (
          <>
            <a href={hrefWith(here, { version: String(version) })}>
              Read<span className="sr-only"> under version {version}</span>
            </a>
            <a href={`${hrefWith(here, { compare: String(version) })}#diff`}>
              Compare<span className="sr-only"> with version {version}</span>
            </a>
          </>
        )}
      </span>
    ),
  };
}

/** The module of a rule's text, without its names. */
function moduleOf(rule: string): string {
  return rule.split(":")[0] ?? rule;
}
