import { durationMs } from "@/lib/formats/report-text";
import { zonedTime } from "@/lib/formats/report-time";
import type { Attributes } from "@/lib/formats/xml-stream";

const SPAN = /^(?:(\d{1,4})\.)?(\d{1,2}):(\d\d):(\d\d(?:\.\d{1,9})?)$/;

/** Milliseconds of `duration` (.NET's `[d.]hh:mm:ss[.fffffff]`), else from start to end; null for neither. */
export function elapsedMs({
  duration = "",
  startTime = "",
  endTime = "",
}: Attributes): number | null {
  const span = SPAN.exec(duration.trim());
  if (span !== null) {
    const [, days = "0", hours = "0", minutes = "0", seconds = "0"] = span;
    const whole = (Number(days) * 24 + Number(hours)) * 3600 + Number(minutes) * 60;
    return durationMs(whole + Number(seconds), "s");
  }
  const [from, to] = [zonedTime(startTime), zonedTime(endTime)];
  return from === null || to === null ? null : durationMs(to - from, "ms");
}
