import type { Notice, Rail } from "@/components/frame/types";
import type { FrameModel } from "@/lib/api/frame";
import { pageHref } from "@/lib/api/page-params";
import type { PlanPlace } from "@/lib/api/plan-query";
import { inWords, plural } from "@/lib/domain/words";

/** Page names with their one live number. Links carry no moment: the frame adds it. */
export function railOf(frame: FrameModel, place: PlanPlace): Rail {
  const { counts, plan, waiting } = frame;
  return [
    [
      { key: "o", label: "Overview", href: pageHref(place, "") },
      {
        key: "b",
        label: "Burndown",
        href: pageHref(place, "burndown"),
        value: inWords(counts.legacy),
      },
      { key: "h", label: "Heat map", href: pageHref(place, "heatmap") },
      {
        key: "f",
        label: "Files",
        href: pageHref(place, "files"),
        value: inWords(counts.legacyFiles),
      },
    ],
    [
      { key: "l", label: "Plan", href: pageHref(place, "plan"), value: `v${plan.version}` },
      {
        key: "u",
        label: "Uploads",
        href: pageHref(place, "uploads"),
        ...(waiting > 0 ? { value: `${inWords(waiting)} waiting` } : {}),
      },
    ],
  ];
}

/** What a reader must know before any number: demo data, an estimated order, commits that wait. */
export function noticesOf(frame: FrameModel, place: PlanPlace): Notice[] {
  const notices: Notice[] = [];
  if (frame.project.demo) {
    notices.push({
      id: "demo",
      tag: "demo",
      text: "A real history, loaded by Plumbline itself.",
      action: <a href={`${pageHref(place, "uploads")}#project`}>Remove it</a>,
    });
  }
  if (frame.isEstimated) {
    notices.push({
      id: "estimated",
      tag: "order estimated",
      text: "Some commits name neither height nor a known parent: time decided their order.",
    });
  }
  if (frame.waiting > 0) {
    notices.push({
      id: "waiting",
      tag: "partial",
      text: `${plural(frame.waiting, "commit")} ${frame.waiting === 1 ? "waits" : "wait"} for a commit that has not arrived; what follows may be missing.`,
      action: <a href={`${pageHref(place, "uploads")}#waiting`}>What mends it</a>,
    });
  }
  return notices;
}
