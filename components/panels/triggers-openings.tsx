import { ClassGlyph } from "@/components/charts/class-marks";
import type { IncidentPartProps } from "@/components/panels/triggers-part";
import { openingsFinding } from "@/components/panels/triggers-words";
import { ModuleText, PathText, Sha } from "@/components/ui/code-text";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { When } from "@/components/ui/value";
import { modulePrefix } from "@/lib/domain/module-prefix";
import type { Opening } from "@/lib/domain/verdict/trigger-model";

type TriggersOpeningsProps = IncidentPartProps & {
  readonly asked: Readonly<Record<string, string>>;
};

/** Imports that came onto a path that they must not be on, and which of them still stand. */
export function TriggersOpenings({ links, shown, asked }: TriggersOpeningsProps) {
  const { openings } = shown;
  if (openings.length === 0) return null;
  return (
    <Panel
      finding={openingsFinding(openings)}
      isFlush
      csv={links.api("triggers", { ...asked, table: "openings", format: "csv" })}
      json={links.api("triggers", asked)}
    >
      <DataTable
        label="Imports that opened within the incident"
        rows={openings.toReversed()}
        rowKey={({ at, path, module, name }) => `${at.sha} ${path} ${module} ${name}`}
        maxHeight={520}
        columns={columnsOf(openings, links)}
      />
    </Panel>
  );
}

function columnsOf(
  openings: readonly Opening[],
  links: IncidentPartProps["links"],
): readonly Column<Opening>[] {
  const prefix = modulePrefix([...new Set(openings.map(({ module }) => module))]);
  return [
    {
      key: "opened",
      head: "Opened",
      className: "whitespace-nowrap",
      cell: ({ at }) => (
        <>
          <Sha sha={at.sha} href={links.at(at.sha)} />
          <span className="block text-label text-ink-3">
            <When at={at.t} />
          </span>
        </>
      ),
    },
    {
      key: "what",
      head: prefix === "" ? "File and import" : `File and import, under ${prefix}`,
      className: "[overflow-wrap:anywhere] max-tablet:whitespace-normal",
      cell: ({ path, module, name, class: of, author }) => (
        <>
          <span className="flex items-baseline gap-1.5">
            <ClassGlyph of={of} />
            <span className="min-w-0">
              <PathText path={path} href={links.file(path)} />
            </span>
          </span>
          <span className="block pl-[15px] text-label text-ink-3">
            <ModuleText module={module} prefix={prefix} />
            {name === null ? "" : `, ${name}`}
            {author === null ? "" : ` · ${author}`}
          </span>
        </>
      ),
    },
    {
      key: "closed",
      head: "Closed",
      cell: ({ closed }) =>
        closed === null ? (
          <b className="font-medium whitespace-nowrap">still open</b>
        ) : (
          <>
            <Sha sha={closed.sha} href={links.at(closed.sha)} />
            <span className="block text-label text-ink-3">
              <When at={closed.t} />
            </span>
          </>
        ),
    },
  ];
}
