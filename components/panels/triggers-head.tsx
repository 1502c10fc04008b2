import { ActDialog } from "@/components/panels/act-dialog";
import { ActText } from "@/components/panels/act-text";
import { Simulated } from "@/components/panels/simulated";
import type { TriggersPartProps } from "@/components/panels/triggers-part";
import { PageHead } from "@/components/ui/page-head";
import { PrintButton } from "@/components/ui/print-button";
import { When } from "@/components/ui/value";
import { actSubject } from "@/lib/domain/verdict/act-subjects";
import type { IncidentDetail } from "@/lib/domain/verdict/trigger-model";

/** The decision as a sentence, and the two answers to it. */
export function TriggersHead({ place, data }: TriggersPartProps) {
  const { shown } = data;
  return (
    <PageHead
      sentence={data.sentence}
      lede={data.lede}
      actions={shown === null ? undefined : <Actions place={place} shown={shown} now={data.now} />}
    />
  );
}

type ActionsProps = {
  readonly place: TriggersPartProps["place"];
  readonly shown: IncidentDetail;
  readonly now: number;
};

function Actions({ place, shown, now }: ActionsProps) {
  const subject = actSubject.incident(shown.key);
  const { acknowledged, overridden, closed } = shown;
  const isOpen = closed === null;
  return (
    <>
      <span className="contents" data-print="none">
        {isOpen && acknowledged === null && overridden === null ? (
          <ActDialog
            place={place}
            kind="acknowledge"
            subject={subject}
            title={`Acknowledge: ${shown.title}`}
            buttonLabel="Acknowledge"
            buttonKind="primary"
          >
            You say that you have seen it. The trigger stays fired until the facts close it.
          </ActDialog>
        ) : null}
        {isOpen && overridden === null ? (
          <ActDialog
            place={place}
            kind="override"
            subject={subject}
            title={`Override: ${shown.title}`}
            buttonLabel="Override with a reason"
          >
            You decide that the plan goes on without a rollback. The reason stays on this page; a
            new firing opens a new incident.
          </ActDialog>
        ) : null}
        <PrintButton>Print the runbook</PrintButton>
      </span>
      <span className="flex flex-wrap items-baseline gap-x-2 text-ink-2">
        <Standing shown={shown} now={now} />
        <Simulated is={shown.isSimulated} />
      </span>
    </>
  );
}

/** What people have said of it so far. */
function Standing({ shown, now }: { readonly shown: IncidentDetail; readonly now: number }) {
  const { acknowledged, overridden, closed } = shown;
  return (
    <>
      {closed === null ? null : (
        <span>
          Below: {shown.title}, closed <When at={closed.t} now={now} />.
        </span>
      )}
      {closed === null && acknowledged === null && overridden === null ? (
        <span>Nobody has acknowledged this incident.</span>
      ) : null}
      {acknowledged === null ? null : <ActText act={acknowledged} />}
      {overridden === null ? null : <ActText act={overridden} />}
    </>
  );
}
