import type { JudgedSpan } from "@/lib/domain/board/judge";
import type { FailingMark } from "@/lib/domain/tests/file-line";
import type { Guard } from "./guards";
import type { TriggerState } from "./words";

/** What a trigger found at a point. */
export type TriggerAt = {
  readonly state: TriggerState;
  /** Tests that failed and have not passed since, though they be skipped or muted by now; the evidence of a trigger on tests. */
  readonly failing: readonly FailingMark[];
  /** Standing imports that it fires on; the evidence of a trigger on imports. */
  readonly standing: readonly JudgedSpan[];
  /** Why it cannot be judged, where it is unknown; null else. */
  readonly unknown: string | null;
  /** Files of tests that it watches. */
  readonly guards: readonly Guard[];
};
