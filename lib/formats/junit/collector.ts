import { endingOf, isOutcomeTag, type Outcome } from "@/lib/formats/junit/outcome";
import type { Attributes, RawCase, RawReport, RawSuite } from "@/lib/formats/junit/raw";
import { createSuites } from "@/lib/formats/junit/suites";
import { LIMITS } from "@/lib/formats/limits";
import { durationMs } from "@/lib/formats/report-text";

/** Of one message's text more is never shown. */
const MAX_TEXT = 16_000;

export type Collector = {
  /** `depth` is 1 for the root. */
  readonly open: (tag: string, attributes: Attributes, depth: number) => void;
  readonly close: (depth: number) => void;
  readonly text: (text: string) => void;
  readonly finish: () => RawReport;
};

type OpenCase = {
  readonly suite: RawSuite;
  readonly attributes: Attributes;
  readonly depth: number;
  readonly outcomes: Outcome[];
};

/** A child that says how something ended, while its text is read. */
type OpenOutcome = {
  readonly tag: Outcome["tag"];
  readonly attributes: Attributes;
  readonly depth: number;
  text: string;
  /** Depth of the output within, which is no part of the reason; 0 for none. */
  muted: number;
};

/** Turns tags into cases and facts about the whole; `stop` is told the one reason why not to go on. */
export function createCollector(stop: (message: string) => void): Collector {
  const suites = createSuites(stop);
  const cases: RawCase[] = [];
  let open: OpenCase | null = null;
  let outcome: OpenOutcome | null = null;

  const openWithinOutcome = (current: OpenOutcome, tag: string, depth: number): void => {
    if (current.muted === 0 && (tag === "system-out" || tag === "system-err")) {
      current.muted = depth;
    }
  };
  const openTag = (tag: string, attributes: Attributes, depth: number): void => {
    if (outcome !== null) {
      openWithinOutcome(outcome, tag, depth);
      return;
    }
    const parentDepth = open === null ? suites.depth() : open.depth;
    if (depth === parentDepth + 1 && isOutcomeTag(tag)) {
      outcome = { tag, attributes, depth, text: "", muted: 0 };
    } else if (open === null && tag === "testcase" && depth > 1) {
      if (cases.length >= LIMITS.tests) stop(`the report holds more than ${LIMITS.tests} tests`);
      const suite = suites.current();
      suites.sawCase(attributes.timestamp);
      open = { suite, attributes, depth, outcomes: [] };
    } else if (open === null) {
      suites.open(tag, attributes, depth);
    }
  };
  const closeOutcome = ({ tag, attributes, text }: OpenOutcome): void => {
    const message = attributes.message ?? "";
    const done: Outcome = { tag, type: attributes.type ?? "", message, text };
    if (open === null) suites.sawOutcome(done);
    else open.outcomes.push(done);
  };
  const closeTag = (depth: number): void => {
    if (outcome !== null) {
      if (outcome.muted === depth) outcome.muted = 0;
      if (outcome.depth !== depth) return;
      closeOutcome(outcome);
      outcome = null;
    } else if (open !== null) {
      if (open.depth !== depth) return;
      cases.push(rawCase(open));
      open = null;
    } else {
      suites.close(depth);
    }
  };
  const takeText = (text: string): void => {
    if (outcome === null || outcome.muted > 0 || outcome.text.length > MAX_TEXT) return;
    outcome.text += text.length > MAX_TEXT ? text.slice(0, MAX_TEXT) : text;
  };
  return {
    open: openTag,
    close: closeTag,
    text: takeText,
    finish: () => ({ cases, ...suites.finish(cases.length) }),
  };
}

function rawCase({ suite, attributes, outcomes }: OpenCase): RawCase {
  const { status, message, isRetried, isTodo } = endingOf(outcomes, [
    attributes.status,
    attributes.result,
  ]);
  return {
    suite,
    name: attributes.name ?? null,
    // PHPUnit and codeceptjs write `class`.
    classname: attributes.classname ?? attributes.class ?? null,
    file: attributes.file ?? null,
    durationMs: seconds(attributes.time ?? attributes.duration),
    status,
    message,
    isRetried,
    isTodo,
  };
}

/** `2,503.1` is two thousand seconds; what is no number is no duration. */
function seconds(text: string | undefined): number | null {
  if (text === undefined || text.trim() === "") return null;
  const value = Number(text);
  const number = Number.isNaN(value) ? Number(text.replaceAll(/,(?=\d{3})/g, "")) : value;
  return durationMs(number, "s");
}
