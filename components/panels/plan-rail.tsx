import type { Notice, Rail } from "@/components/frame/types";
import type { FrameModel } from "@/lib/api/frame";
import { pageHref } from "@/lib/api/page-params";
import type { PlanPlace } from "@/lib/api/plan-query";
import { inWords, plural, spanInWords } from "@/lib/domain/words";

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

/** From this age on, the facts themselves may be the news. */
const OLD_MS = 7 * 86_400_000;

/** What a reader must know before any number: demo data, an estimated order, commits that wait. */
export function noticesOf(frame: FrameModel, place: PlanPlace, now: number): Notice[] {
  const notices: Notice[] = [];
  const age = frame.latest === null ? 0 : now - frame.latest.t;
  if (!frame.project.demo && age > OLD_MS) {
    notices.push({
      id: "age",
      tag: "old facts",
      text: `The latest commit known here is ${spanInWords(age)} old; whatever came after it is not known.`,
    });
  }
  if (frame.project.demo) {
    notices.push({
      id: "demo",
      tag: "demo",
      text: "A real history that ends in September 2025, loaded by Plumbline itself and read as of its last commit.",
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
