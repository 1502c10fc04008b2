import type { Notice, Rail, RailItem } from "@/components/frame/types";
import type { Tone } from "@/components/ui/glyph";
import type { FrameModel } from "@/lib/api/frame";
import { pageHref } from "@/lib/api/page-params";
import type { PlanPlace } from "@/lib/api/plan-query";
import type { GoldenPathState } from "@/lib/domain/verdict/words";
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
      { key: "n", label: "Findings", href: pageHref(place, "findings") },
      { key: "w", label: "Owners", href: pageHref(place, "owners") },
    ],
    judgingItems(frame, place),
    [
      { key: "l", label: "Plan", href: pageHref(place, "plan"), value: `v${plan.version}` },
      {
        key: "e",
        label: "Tests",
        href: pageHref(place, "tests"),
        ...(frame.judging?.tests == null ? {} : { value: inWords(frame.judging.tests) }),
      },
      {
        key: "u",
        label: "Uploads",
        href: pageHref(place, "uploads"),
        ...(waiting > 0 ? { value: `${inWords(waiting)} waiting` } : {}),
      },
      { key: "d", label: "Discover", href: `/${place.project}/discover` },
    ],
  ];
}

const GOLDEN_PATH_TONES: Readonly<Record<GoldenPathState, Tone>> = {
  protected: "good",
  "at risk": "warn",
  broken: "bad",
  "not checked": "unknown",
};

function judgingItems({ judging }: FrameModel, place: PlanPlace): readonly RailItem[] {
  const state = judging?.goldenPath ?? null;
  const phases = judging?.phases ?? null;
  const strategy = judging?.strategy ?? null;
  return [
    {
      key: "g",
      label: "Golden Path",
      href: pageHref(place, "golden-path"),
      ...(state === null ? {} : { tone: GOLDEN_PATH_TONES[state], toneWord: state }),
    },
    { key: "t", label: "Triggers", href: pageHref(place, "triggers"), ...triggersMark(judging) },
    {
      key: "p",
      label: "Phases",
      href: pageHref(place, "phases"),
      ...(phases === null ? {} : { value: `${phases.done} / ${phases.total}` }),
    },
    {
      key: "s",
      label: "Strategy",
      href: pageHref(place, "strategy"),
      ...(strategy === null || strategy.proofs === 0
        ? {}
        : { value: `${inWords(strategy.proved)} of ${inWords(strategy.proofs)} proved` }),
    },
  ];
}

/** Fired before unknown before armed: the number is that of the worst state. */
function triggersMark(
  judging: FrameModel["judging"],
): Pick<RailItem, "value" | "tone" | "toneWord"> {
  const triggers = judging?.triggers ?? null;
  if (triggers === null || triggers.total === 0) return {};
  const { fired, unknown } = triggers;
  if (fired > 0) return { tone: "bad", toneWord: "fired", value: inWords(fired) };
  if (unknown > 0) return { tone: "unknown", toneWord: "unknown", value: inWords(unknown) };
  return { tone: "waiting", toneWord: "armed" };
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
      text: `A real history that ends in September 2025, loaded by Plumbline itself and read as of its last commit${frame.judging?.isSimulated ? "; its test runs are simulated" : ""}.`,
      action: <a href={`${pageHref(place, "uploads")}#project`}>Remove it</a>,
    });
  }
  if (!frame.project.demo && frame.judging?.isSimulated) {
    notices.push({
      id: "simulated",
      tag: "simulated",
      text: "Verdicts marked so rest on simulated test runs, which prove nothing about the code.",
      action: <a href={`${pageHref(place, "tests")}#runs`}>The runs</a>,
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
