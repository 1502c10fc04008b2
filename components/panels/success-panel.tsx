import { ActDialog } from "@/components/panels/act-dialog";
import { ActText } from "@/components/panels/act-text";
import { CheckItems, CheckLine, CheckList } from "@/components/panels/check-list";
import type { PlanLinks } from "@/components/panels/plan-links";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import type { PlanPlace } from "@/lib/api/plan-query";
import type { PhasesModel, SuccessRow } from "@/lib/domain/verdict/phase-model";

type SuccessPanelProps = {
  readonly data: PhasesModel;
  readonly place: PlanPlace;
  readonly links: PlanLinks;
};

/** What success means, criterion by criterion; those that nothing can check are attested by a named person. */
export function SuccessPanel({ data, place, links }: SuccessPanelProps) {
  const { success, successFinding } = data;
  const groups = [...new Set(success.map(({ group }) => group))];
  return (
    <Panel
      id="success"
      finding={successFinding}
      footer="A criterion without a check is met by no fact: a named person attests it, and the name is shown."
    >
      {success.length === 0 ? (
        <Empty
          hint={
            <>
              Write <code>success</code> in plumbline.yaml: a list of group, text and check.
            </>
          }
        >
          The plan does not say when it has succeeded.
        </Empty>
      ) : (
        <div className="gap-x-8 desk:columns-2">
          {groups.map((group) => (
            <div key={group} className="mb-3 break-inside-avoid">
              <CheckList word={group}>
                {success
                  .filter((row) => row.group === group)
                  .map((row) => (
                    <Criterion key={row.subject} row={row} place={place} links={links} />
                  ))}
              </CheckList>
            </div>
          ))}
        </div>
      )}
    </Panel>
  );
}

type CriterionProps = {
  readonly row: SuccessRow;
  readonly place: PlanPlace;
  readonly links: PlanLinks;
};

function Criterion({ row, place, links }: CriterionProps) {
  const { text, state, why, check, attested, subject } = row;
  return (
    <CheckLine
      label={text}
      state={state}
      why={attested === null ? why : <ActText act={attested} />}
      isSimulated={check?.isSimulated ?? false}
      {...(check === null && attested === null
        ? {
            act: (
              <ActDialog
                place={place}
                kind="attest"
                subject={subject}
                title={`Attest: ${text}`}
                buttonLabel="Attest"
              >
                Nothing checks this criterion. It counts as attested, under your name.
              </ActDialog>
            ),
          }
        : {})}
    >
      {check === null ? null : <CheckItems check={check} links={links} />}
    </CheckLine>
  );
}
