import type { ReactNode } from "react";
import { GoldenGlyph } from "@/components/panels/golden-tag";
import { partsFinding, reasonsFinding } from "@/components/panels/golden-words";
import type { PlanLinks } from "@/components/panels/plan-links";
import { Simulated } from "@/components/panels/simulated";
import { PathText, Sha } from "@/components/ui/code-text";
import { Panel } from "@/components/ui/panel";
import { Empty } from "@/components/ui/states";
import { When } from "@/components/ui/value";
import { capitalised, numberWord } from "@/lib/domain/number-words";
import type { GoldenPathModel, PartRow, Reason } from "@/lib/domain/verdict/golden-path-model";
import type { GoldenPathState } from "@/lib/domain/verdict/words";

/** More than this many are folded: a board says what matters most. */
const SHOWN = 5;
/** More than this many do not fit on the one sheet that is printed. */
const PRINTED = 3;

type GoldenReasonsProps = { readonly data: GoldenPathModel; readonly links: PlanLinks };

/** Why it is no better than it is, each with the evidence behind it. */
export function GoldenReasons({ data: { reasons, state }, links }: GoldenReasonsProps) {
  const rest = reasons.slice(SHOWN);
  const unprinted = reasons.length - PRINTED;
  return (
    <Panel
      finding={reasonsFinding(reasons, state)}
      span={7}
      className="print-7"
      footer={<a href={links.page("triggers")}>Open the triggers</a>}
    >
      {reasons.length === 0 ? (
        <Empty>Every guard passed on fresh code, and no guard or critical file got weaker.</Empty>
      ) : (
        <ReasonList reasons={reasons.slice(0, SHOWN)} printed={PRINTED} links={links} />
      )}
      {unprinted <= 0 ? null : (
        <p className="print-only pt-2 text-ink-3">
          {capitalised(numberWord(unprinted))} more {unprinted === 1 ? "stands" : "stand"} on the
          page itself.
        </p>
      )}
      {rest.length === 0 ? null : (
        <details>
          <summary className="w-fit cursor-pointer pt-2 text-accent-ink hover:underline">
            {rest.length} more
          </summary>
          <ReasonList reasons={rest} printed={0} links={links} />
        </details>
      )}
    </Panel>
  );
}

type ReasonListProps = {
  readonly reasons: readonly Reason[];
  /** How many of them go onto paper. */
  readonly printed: number;
  readonly links: PlanLinks;
};

function ReasonList({ reasons, printed, links }: ReasonListProps) {
  return (
    <ul>
      {reasons.map((reason, index) => (
        <Line
          isOnPaper={index < printed}
          key={`${reason.text} ${reason.path} ${reason.testKey} ${reason.at?.sha}`}
          state={reason.state}
          text={reason.text}
        >
          <span>{reason.detail}</span>
          {reason.path === null ? null : (
            <PathText path={reason.path} href={links.file(reason.path)} />
          )}
          {reason.at === null ? null : (
            <span className="whitespace-nowrap">
              <Sha sha={reason.at.sha} href={links.at(reason.at.sha)} />, <When at={reason.at.t} />
            </span>
          )}
          {reason.testKey === null ? null : (
            <a data-print="none" href={links.page(`tests/${reason.testKey}`)}>
              The test
            </a>
          )}
          <Simulated is={reason.isSimulated} />
        </Line>
      ))}
    </ul>
  );
}

type GoldenGuaranteesProps = {
  readonly guarantees: readonly PartRow[];
  readonly now: number | null;
};

/** What must hold beside the events. */
export function GoldenGuarantees({ guarantees, now }: GoldenGuaranteesProps) {
  return (
    <Panel
      finding={
        guarantees.length === 0 ? "No guarantee is named" : partsFinding(guarantees, "guarantee")
      }
      span={5}
      className="print-5"
      footer={<a href="#judged">Every pattern and its tests</a>}
    >
      {guarantees.length === 0 ? (
        <Empty hint="Name it under goldenPath.guarantees in plumbline.yaml.">
          The plan names nothing that must hold beside the events.
        </Empty>
      ) : (
        <ul>
          {guarantees.map((part) => (
            <Line
              key={part.id}
              state={part.state}
              text={<b className="font-medium">{part.title}</b>}
            >
              <span>
                {part.why}
                {part.environments.length === 0 ? "" : `, ${part.environments.join(" and ")}`}
                {part.checkedAt === null ? null : (
                  <>
                    , <When at={part.checkedAt} {...(now === null ? {} : { now })} />
                  </>
                )}
              </span>
              <Simulated is={part.isSimulated} />
            </Line>
          ))}
        </ul>
      )}
    </Panel>
  );
}

type LineProps = {
  readonly state: GoldenPathState;
  readonly isOnPaper?: boolean;
  readonly text: ReactNode;
  readonly children: ReactNode;
};

function Line({ state, text, isOnPaper = true, children }: LineProps) {
  return (
    <li
      className={`grid grid-cols-[20px_minmax(0,1fr)] gap-2.5 border-b border-hair-2 py-2.5 text-[14px]/[21px] first:pt-0 last:border-b-0 last:pb-0 ${isOnPaper ? "" : "screen-only"}`}
    >
      <span className="pt-[3px] leading-none">
        <GoldenGlyph state={state} />
      </span>
      <div className="min-w-0">
        <p className="text-pretty">{text}</p>
        <div className="mt-0.5 flex flex-wrap items-baseline gap-x-2 text-label/[18px] text-ink-3">
          {children}
        </div>
      </div>
    </li>
  );
}
