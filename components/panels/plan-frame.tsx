"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Frame } from "@/components/frame/frame";
import { LiveUpdates } from "@/components/panels/live-updates";
import { noticesOf, railOf } from "@/components/panels/plan-rail";
import { planItems, projectItems } from "@/components/panels/switch-items";
import { type FrameModel, frameQuery } from "@/lib/api/frame";
import { pageHref } from "@/lib/api/page-params";
import { type PlanPlace, planUrl } from "@/lib/api/plan-query";
import { startQuery } from "@/lib/api/start";

type PlanFrameProps = {
  readonly place: PlanPlace;
  readonly moment: Readonly<Record<string, string>>;
  /** Epoch ms of the render: ages are told from it, on the server and here alike. */
  readonly now: number;
  /** Names in the URL that the page does not know. */
  readonly ignored?: readonly string[];
  readonly children: ReactNode;
};

/** The frame around a page of a plan, from the frame's own answer. */
export function PlanFrame({ place, moment, now, ignored = [], children }: PlanFrameProps) {
  const { data: frame } = useQuery(frameQuery(place, moment));
  const { data: start } = useQuery(startQuery());
  if (!frame) return children;
  return (
    <Frame
      project={{ name: frame.project.slug }}
      plan={{ title: frame.plan.title, ...(frame.plan.issue ? { issue: frame.plan.issue } : {}) }}
      projects={projectItems(start, place)}
      plans={planItems(start, place)}
      asOf={asOf(frame)}
      versions={versions(frame)}
      strip={{
        steps: frame.spark,
        unit: "legacy imports",
        planStartsAt: frame.planStartsAt,
        commitsHref: planUrl(place, "commits"),
      }}
      rail={railOf(frame, place)}
      notices={[...ignoredNotice(ignored), ...noticesOf(frame, place, now)]}
      paletteItems={COMPARISONS.map(([id, label, from]) => ({
        id,
        group: "Do",
        label,
        href: pageHref(place, "burndown/compare", { from }),
      }))}
      searchHref={planUrl(place, "search", moment)}
    >
      {children}
      <LiveUpdates project={place.project} revision={frame.revision} />
    </Frame>
  );
}

/** An address may name anything. */
const MOST_NAMED = 5;
const LONGEST_NAME = 40;

function ignoredNotice(names: readonly string[]) {
  if (names.length === 0) return [];
  const said = names.slice(0, MOST_NAMED).map((name) => name.slice(0, LONGEST_NAME));
  const more = names.length > MOST_NAMED ? ` and ${names.length - MOST_NAMED} more` : "";
  const text = `The address names ${said.join(", ")}${more}, which this page does not know: nothing here is filtered by ${names.length === 1 ? "it" : "them"}.`;
  return [{ id: "ignored", tag: "ignored", text }];
}

const COMPARISONS = [
  ["compare-start", "Compare with plan start", undefined],
  ["compare-week", "Compare with 7 days ago", "week"],
  ["compare-first", "Compare with the first commit", "all"],
] as const;

function asOf(frame: FrameModel) {
  const latest = frame.latest ?? { sha: "", t: 0 };
  return {
    sha: frame.asOf.sha ?? "",
    t: frame.asOf.t ?? frame.asOf.now,
    isLatest: frame.asOf.isLatest,
    latest,
    previous: frame.previous,
    next: frame.next,
  };
}

function versions({ versions: all, plan, inForce }: FrameModel) {
  return {
    items: all.map(({ version }) => ({ version, isCurrent: version === plan.version })),
    current: plan.version,
    isInForce: inForce !== null && plan.version <= inForce,
    supersededBy: inForce !== null && plan.version < inForce ? inForce : null,
  };
}
