import { ActDialog } from "@/components/panels/act-dialog";
import { ACT_WORDS, ActName } from "@/components/panels/act-text";
import type { TriggersPartProps } from "@/components/panels/triggers-part";
import { DataTable } from "@/components/ui/data-table";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { DashedTag } from "@/components/ui/tag";
import { When } from "@/components/ui/value";
import { capitalised, counted } from "@/lib/domain/number-words";
import { actSubject } from "@/lib/domain/verdict/act-subjects";

/** What people did and said about this plan, newest first; also of what no longer derives from the facts. */
export function TriggersAudit({ place, data: { audit, incidents, shown } }: TriggersPartProps) {
  return (
    <Panel
      finding={
        audit.length === 0
          ? "Nobody has acted yet"
          : capitalised(counted(audit.length, "act of a person", "acts of people"))
      }
      isFlush={audit.length > 0}
      actions={
        shown === null ? undefined : (
          <ActDialog
            place={place}
            kind="note"
            subject={actSubject.incident(shown.key)}
            title={`A note on: ${shown.title}`}
            buttonLabel="Add a note"
          />
        )
      }
    >
      {audit.length === 0 ? (
        <Empty hint="Names are taken as given: nobody checks them.">
          Nobody has acknowledged, overridden, ticked or noted anything.
        </Empty>
      ) : (
        <DataTable
          label="Acts of people, newest first"
          rows={audit}
          rowKey={({ id }) => String(id)}
          maxHeight={420}
          columns={[
            { key: "at", head: "When", cell: ({ at }) => <When at={at} /> },
            {
              key: "what",
              head: "What",
              className: "min-w-28",
              cell: ({ kind, by }) => (
                <>
                  {ACT_WORDS[kind]} by <ActName by={by} />
                </>
              ),
            },
            {
              key: "why",
              head: "About, and why",
              className: "[overflow-wrap:anywhere]",
              cell: ({ subject, reason, isDetached }) => (
                <>
                  {reason === "" ? null : <span className="block">“{reason}”</span>}
                  <SubjectText subject={subject} incidents={incidents} />{" "}
                  {isDetached ? (
                    <DashedTag title="What it is about no longer follows from the facts">
                      detached
                    </DashedTag>
                  ) : null}
                </>
              ),
            },
          ]}
        />
      )}
    </Panel>
  );
}

type SubjectTextProps = {
  readonly subject: string;
  readonly incidents: TriggersPartProps["data"]["incidents"];
};

/** An incident of this page by its title and the moment at which it opened, anything else by its own words. */
function SubjectText({ subject, incidents }: SubjectTextProps) {
  const incident = incidents.find(({ key }) => actSubject.incident(key) === subject);
  return incident === undefined ? (
    <code className="text-ink-3">{subject}</code>
  ) : (
    <span title={subject}>
      {incident.title}, <When at={incident.opened.t} />
    </span>
  );
}
