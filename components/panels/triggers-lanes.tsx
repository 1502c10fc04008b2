import { ClassTag } from "@/components/charts/class-marks";
import { SwimLanes } from "@/components/charts/swim-lanes";
import type { IncidentPartProps } from "@/components/panels/triggers-part";
import { lanesFinding } from "@/components/panels/triggers-words";
import { PathText, Sha } from "@/components/ui/code-text";
import { DataTable } from "@/components/ui/data-table";
import { formatMoment } from "@/components/ui/format";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { Span, When } from "@/components/ui/value";
import { IMPORT_CLASSES, type ImportClass } from "@/lib/domain/import-class";
import type { Lane } from "@/lib/domain/verdict/trigger-model";

type TriggersLanesProps = IncidentPartProps & {
  readonly twin: { readonly isShown: boolean; readonly href: string };
  readonly asked: Readonly<Record<string, string>>;
};

/** One lane for each critical file: what it imported when, and where the trigger fired. */
export function TriggersLanes({ data, links, shown, twin, asked }: TriggersLanesProps) {
  const { lanes, lastGood, opened } = shown;
  const finding = lanesFinding(shown);
  return (
    <Panel
      finding={finding}
      legend={lanes.length === 0 ? undefined : <LanesLegend lanes={lanes} />}
      {...(lanes.length === 0
        ? {}
        : { twin: { ...twin, table: <LanesTable shown={shown} now={data.now} links={links} /> } })}
      csv={links.api("triggers", { ...asked, table: "lanes", format: "csv" })}
      json={links.api("triggers", asked)}
      footer={
        <>
          <span>
            First bad <Sha sha={opened.sha} href={links.at(opened.sha)} />, <When at={opened.t} />
          </span>
          <span>
            {lastGood === null ? (
              "No commit before it was good."
            ) : (
              <>
                Last good <Sha sha={lastGood.sha} href={links.at(lastGood.sha)} />,{" "}
                <When at={lastGood.t} />
              </>
            )}
          </span>
        </>
      }
    >
      {lanes.length === 0 ? (
        <Empty hint="Name the files under criticalFiles in plumbline.yaml.">
          The plan names no critical file to draw a lane for.
        </Empty>
      ) : (
        <Lanes label={finding} shown={shown} now={data.now} links={links} />
      )}
    </Panel>
  );
}

type LanesProps = Pick<TriggersLanesProps, "links" | "shown"> & { readonly now: number };

function Lanes({ label, shown, now, links }: LanesProps & { readonly label: string }) {
  const { lanes, lanesFrom, opened } = shown;
  const lives = lanes.flatMap(({ path, stretches }) =>
    stretches.flatMap(({ class: of, from, to }) =>
      isClass(of)
        ? [{ lane: path, of, from, to, title: nameOf(path), href: links.file(path) }]
        : [],
    ),
  );
  const absences = lanes.flatMap(({ path, stretches }) =>
    stretches.filter((one) => one.class === "missing").map((one) => ({ lane: path, ...one })),
  );
  return (
    <SwimLanes
      label={label}
      lives={lives}
      absences={absences}
      lanes={lanes.map(({ path }) => ({ lane: path, name: nameOf(path) }))}
      window={{ from: lanesFrom, to: now }}
      asOf={now}
      alarm={{ t: opened.t, label: `fired ${formatMoment(opened.t, now)}` }}
    />
  );
}

/** The classes that the lanes hold, in stack order. */
function LanesLegend({ lanes }: { readonly lanes: readonly Lane[] }) {
  const held = new Set(lanes.flatMap(({ stretches }) => stretches.map((one) => one.class)));
  return (
    <>
      {LEGEND_ORDER.filter((one) => held.has(one)).map((one) => (
        <ClassTag key={one} of={one} />
      ))}
      {held.has("missing") ? (
        <span className="inline-flex items-center gap-1.5">
          <span className="swim-absent w-[18px]" />
          not in the tree
        </span>
      ) : null}
      <span className="text-ink-3">
        one lane per critical file; a bar is the worst class that it imports from
      </span>
    </>
  );
}

const LEGEND_ORDER = [
  "legacy",
  "unplanned",
  "unclassified",
  "canonical",
  "exempt",
  "outOfScope",
] as const satisfies readonly ImportClass[];

type Stretch = Lane["stretches"][number] & { readonly path: string };

function LanesTable({ shown, now, links }: LanesProps) {
  const rows: readonly Stretch[] = shown.lanes.flatMap(({ path, stretches }) =>
    stretches.map((stretch) => ({ path, ...stretch })),
  );
  return (
    <DataTable
      label="What each critical file imported when"
      rows={rows}
      rowKey={({ path, from }) => `${path} ${from}`}
      groupOf={({ path }) => path}
      maxHeight={420}
      columns={[
        {
          key: "class",
          head: "Worst class",
          cell: (row) => <WhatStood what={row.class} />,
        },
        { key: "from", head: "From", cell: ({ from }) => <When at={from} /> },
        {
          key: "to",
          head: "To",
          cell: ({ to }) => (to === null ? "still so" : <When at={to} />),
        },
        {
          key: "held",
          head: "Held",
          align: "end",
          cell: ({ from, to }) => <Span ms={(to ?? now) - from} />,
        },
        {
          key: "file",
          head: "File",
          isWideOnly: true,
          cell: ({ path }) => <PathText path={nameOf(path)} href={links.file(path)} />,
        },
      ]}
    />
  );
}

function WhatStood({ what }: { readonly what: Stretch["class"] }) {
  if (isClass(what)) return <ClassTag of={what} />;
  return what === "none" ? "no import of the subject" : "not in the tree";
}

function isClass(what: Stretch["class"]): what is ImportClass {
  return (IMPORT_CLASSES as readonly string[]).includes(what);
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
