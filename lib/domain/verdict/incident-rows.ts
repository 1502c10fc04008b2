import type { Act } from "@/lib/domain/acts";
import { counted } from "@/lib/domain/number-words";
import { plural, spanInWords } from "@/lib/domain/words";
import { actSubject, actsOn, lastAct } from "./act-subjects";
import type { Point as FactPoint } from "./context";
import { atPosition, type Context, runRef } from "./context";
import { pointTime } from "./incident-words";
import type { IncidentSpan } from "./incidents";
import type { Incident, Point } from "./trigger-model";
import type { Verdicts } from "./verdicts";

/** One firing as the list shows it, with what people did about it. */
export function incidentRow(
  verdicts: Verdicts,
  span: IncidentSpan,
  acts: readonly Act[],
): Incident {
  const own = actsOn(acts, actSubject.incident(span.key));
  const opened = factPoint(verdicts, span.opened);
  const closed = span.closed === null ? null : factPoint(verdicts, span.closed);
  const end = span.closed ?? verdicts.judgement.context.end;
  const endTime = span.closed === null ? end.now : pointTime(verdicts, end);
  return {
    key: span.key,
    trigger: span.trigger.id,
    title: span.trigger.title,
    opened,
    closed,
    durationMs: Math.max(0, endTime - opened.t),
    sentence: sentenceOf(verdicts, span),
    isSimulated: span.failing.some(({ run }) => isSimulated(verdicts.judgement.context, run)),
    acknowledged: lastAct(own, ["acknowledge"]),
    overridden: lastAct(own, ["override"]),
    acts: own,
  };
}

function isSimulated({ index }: Context, run: number): boolean {
  return index.runs[run]?.isSimulated ?? false;
}

/** A point of facts as a commit, and its run where that made it. */
export function factPoint(verdicts: Verdicts, point: FactPoint): Point {
  const { context } = verdicts.judgement;
  const run = context.index.runs[point.run];
  const isRun = run !== undefined && run.position === point.position;
  const at = atPosition(context, Math.max(0, point.position)) ?? {
    sha: "",
    t: 0,
    position: point.position,
  };
  return {
    ...at,
    t: pointTime(verdicts, point),
    run: isRun ? runRef(context, point.run) : null,
  };
}

function sentenceOf(verdicts: Verdicts, span: IncidentSpan): string {
  const { context } = verdicts.judgement;
  const lasted =
    span.closed === null
      ? `open for ${spanInWords(context.end.now - pointTime(verdicts, span.opened))}`
      : `cleared by evidence after ${spanInWords(pointTime(verdicts, span.closed) - pointTime(verdicts, span.opened))}`;
  if (span.failing.length > 0) return `${counted(span.failing.length, "test")} failed; ${lasted}`;
  const files = new Set(span.spans.map(({ path }) => path)).size;
  return `${plural(span.spans.length, "import")} came into ${counted(files, "file")}; ${lasted}`;
}
